// The storyboard in a panel, made anew when the plan changes.

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { isScript } from "./client.ts";
import * as requests from "./requests.ts";

/** One panel for the script that it was last opened for. */
export class Storyboard implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private script: vscode.Uri | undefined;
  private readonly watch: vscode.Disposable;

  constructor(private readonly client: LanguageClient) {
    this.watch = client.onNotification(requests.didChangePlan, (told) => {
      if (told.textDocument.uri === this.script?.toString()) {
        void this.draw();
      }
    });
  }

  async show(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!isScript(document)) {
      return;
    }
    this.script = document.uri;
    this.panel ??= this.createPanel();
    this.panel.reveal(vscode.ViewColumn.Beside, true);
    await this.draw();
  }

  dispose(): void {
    this.watch.dispose();
    this.panel?.dispose();
  }

  private createPanel(): vscode.WebviewPanel {
    // The page is drawn by the server and needs no script.
    const panel = vscode.window.createWebviewPanel("storyc.storyboard", "Storyboard", vscode.ViewColumn.Beside, {
      enableScripts: false,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    return panel;
  }

  private async draw(): Promise<void> {
    if (this.panel === undefined || this.script === undefined) {
      return;
    }
    const told = await this.client.sendRequest(requests.storyboard, {
      textDocument: { uri: this.script.toString() },
    });
    this.panel.webview.html = told.html;
  }
}
