// Starts the server and keeps the connection to it.

import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { serverCommand } from "./command.ts";

export const LANGUAGES = ["story", "fountain"];

/** Whether storyc has something to say about a document. */
export function isScript(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document !== undefined && LANGUAGES.includes(document.languageId);
}

/** Returns a client for the server of this machine, `undefined` (and says so) if there is none. */
export function createClient(): LanguageClient | undefined {
  const command = findServer();
  const [program, ...args] = command ?? [];
  if (program === undefined) {
    void tellHowToInstall();
    return undefined;
  }
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]).concat([{ scheme: "storyc-prompt", language: "plaintext" }]),
    // The server itself says which files it wants to be told of.
    synchronize: { configurationSection: "storyc" },
    initializationOptions: vscode.workspace.getConfiguration("storyc"),
  };
  return new LanguageClient("storyc", "storyc", { command: program, args }, options);
}

function findServer(): string[] | undefined {
  return serverCommand({
    configured: vscode.workspace.getConfiguration("storyc").get<string[]>("command", []),
    isTrusted: vscode.workspace.isTrusted,
    folders: (vscode.workspace.workspaceFolders ?? []).map((it) => it.uri.fsPath),
    searchPath: (process.env["PATH"] ?? "").split(delimiter),
    platform: process.platform,
    exists: existsSync,
  });
}

async function tellHowToInstall(): Promise<void> {
  const settings = "Open Settings";
  const chosen = await vscode.window.showErrorMessage(
    "storyc is not installed: run `uv tool install storyc` or `pip install storyc`, or say in the" +
      " settings where it is.",
    settings,
  );
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "storyc.command");
  }
}
