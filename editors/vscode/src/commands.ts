// What the server carries out by name, on the script in front.

import * as vscode from "vscode";
import { ExecuteCommandRequest } from "vscode-languageclient";
import type { LanguageClient } from "vscode-languageclient/node";
import { isScript } from "./client.ts";
import { codeOf } from "./wording.ts";

/** Shows the page of the finding at the cursor: what it means, why, and what to write. */
export async function explainFinding(client: LanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!isScript(editor?.document) || editor === undefined) {
    return;
  }
  const line = editor.selection.active.line;
  const found = vscode.languages
    .getDiagnostics(editor.document.uri)
    .find((it) => it.source === "storyc" && it.range.start.line <= line && line <= it.range.end.line);
  const code = codeOf(found?.code);
  if (code === undefined) {
    void vscode.window.showInformationMessage("storyc finds nothing in this line.");
    return;
  }
  const content = await run(client, "storyc.explain", code);
  const page = await vscode.workspace.openTextDocument({ language: "markdown", content: String(content) });
  await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** Plans the film of the script in front without the cuts of its lock. */
export async function planAnew(client: LanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!isScript(document)) {
    return;
  }
  try {
    const isNew = await run(client, "storyc.replan", document.uri.toString());
    void vscode.window.showInformationMessage(
      isNew === true
        ? "The film is planned anew; its lock is changed and not saved yet."
        : "A new plan has the cuts that the lock has.",
    );
  } catch (refusal) {
    void vscode.window.showWarningMessage(refusal instanceof Error ? refusal.message : String(refusal));
  }
}

function run(client: LanguageClient, command: string, ...args: string[]): Promise<unknown> {
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
}
