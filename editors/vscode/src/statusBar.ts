// Running time and price of the script in front, always in sight.

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { isScript } from "./client.ts";
import * as requests from "./requests.ts";
import { statisticsPage, statusText, statusTip } from "./wording.ts";

export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly parts: vscode.Disposable[];

  constructor(private readonly client: LanguageClient) {
    this.item = vscode.window.createStatusBarItem("storyc.film", vscode.StatusBarAlignment.Right, 100);
    this.item.name = "storyc: running time and price";
    this.item.command = "storyc.showStatistics";
    this.parts = [
      this.item,
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      client.onNotification(requests.didChangePlan, () => this.update()),
    ];
    void this.update();
  }

  /** Shows what the film amounts to as a page beside the script. */
  async showStatistics(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!isScript(document)) {
      return;
    }
    const told = await this.ask(document);
    const title = vscode.workspace.asRelativePath(document.uri);
    const page = await vscode.workspace.openTextDocument({
      language: "markdown",
      content: statisticsPage(title, told),
    });
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  private ask(document: vscode.TextDocument): Promise<requests.Statistics> {
    return this.client.sendRequest(requests.statistics, {
      textDocument: { uri: document.uri.toString() },
    });
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!isScript(document)) {
      this.item.hide();
      return;
    }
    // A script that cannot be planned yet amounts to nothing, and its errors are shown elsewhere.
    const told = await this.ask(document).catch(() => undefined);
    if (told === undefined) {
      this.item.hide();
    } else if (vscode.window.activeTextEditor?.document === document) {
      this.item.text = statusText(told);
      this.item.tooltip = statusTip(told);
      this.item.show();
    }
  }
}
