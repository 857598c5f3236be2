// The prompt of the clip under the cursor, beside the script and following it.

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { isScript } from "./client.ts";
import * as requests from "./requests.ts";
import { promptTitle } from "./wording.ts";

const SCHEME = "storyc-prompt";
const SETTLED_MS = 150;

/** Shows prompts as read-only documents; the server keeps their text. */
export class PromptDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly parts: vscode.Disposable[] = [this.changed];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly client: LanguageClient) {
    this.parts.push(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.window.onDidChangeTextEditorSelection((it) => this.follow(it.textEditor)),
      client.onNotification(requests.didChangePlan, () => this.refresh()),
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const told = await this.client.sendRequest(requests.promptText, { uri: uri.toString() });
    return told.text;
  }

  /** Shows the prompt of the clip at a place: that of the cursor unless one is given. */
  async show(script?: vscode.Uri, place?: vscode.Position): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const uri = script ?? editor?.document.uri;
    const position = place ?? editor?.selection.active;
    if (uri === undefined || position === undefined) {
      return;
    }
    const told = await this.ask(uri, position);
    if (told === null) {
      void vscode.window.showInformationMessage("No clip is planned here: look at the errors of the script first.");
      return;
    }
    await this.open(told);
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.parts).dispose();
  }

  private async open(told: requests.Prompt): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(told.uri, true));
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
    void vscode.window.setStatusBarMessage(promptTitle(told), 5000);
  }

  private ask(uri: vscode.Uri, position: vscode.Position): Promise<requests.Prompt | null> {
    return this.client.sendRequest(requests.prompt, {
      textDocument: { uri: uri.toString() },
      position: this.client.code2ProtocolConverter.asPosition(position),
    });
  }

  /** Moves an open prompt on to the clip that the cursor went to. */
  private follow(editor: vscode.TextEditor): void {
    if (!isScript(editor.document) || this.visible().length === 0) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const told = await this.ask(editor.document.uri, editor.selection.active);
      const shown = this.visible().map((it) => it.toString());
      if (told !== null && !shown.includes(vscode.Uri.parse(told.uri, true).toString())) {
        await this.open(told);
      }
    }, SETTLED_MS);
  }

  private refresh(): void {
    for (const uri of this.visible()) {
      this.changed.fire(uri);
    }
  }

  private visible(): vscode.Uri[] {
    return vscode.window.visibleTextEditors
      .map((it) => it.document.uri)
      .filter((it) => it.scheme === SCHEME);
  }
}
