// What VS Code calls: the server is started once, and again when its settings change.

import * as vscode from "vscode";
import { createClient } from "./client.ts";
import { explainFinding, planAnew } from "./commands.ts";
import { PromptDocuments } from "./prompts.ts";
import { StatusBar } from "./statusBar.ts";
import { Storyboard } from "./storyboard.ts";

/** What runs as long as one server does. */
interface Session {
  readonly prompts: PromptDocuments;
  readonly storyboard: Storyboard;
  readonly status: StatusBar;
  explainFinding(): Promise<void>;
  planAnew(): Promise<void>;
  stop(): Promise<void>;
}

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("storyc.showPrompt", (uri?: string | vscode.Uri, position?: ProtocolPosition) =>
      session?.prompts.show(asUri(uri), asPosition(position)),
    ),
    vscode.commands.registerCommand("storyc.showStoryboard", () => session?.storyboard.show()),
    vscode.commands.registerCommand("storyc.showStatistics", () => session?.status.showStatistics()),
    vscode.commands.registerCommand("storyc.explainFinding", () => session?.explainFinding()),
    vscode.commands.registerCommand("storyc.planAnew", () => session?.planAnew()),
    vscode.commands.registerCommand("storyc.restart", restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration(async (it) => {
      if (it.affectsConfiguration("storyc.command")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
  session = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const client = createClient();
  if (client === undefined) {
    return;
  }
  await client.start();
  const prompts = new PromptDocuments(client);
  const storyboard = new Storyboard(client);
  const status = new StatusBar(client);
  session = {
    prompts,
    storyboard,
    status,
    explainFinding: () => explainFinding(client),
    planAnew: () => planAnew(client),
    stop: async () => {
      vscode.Disposable.from(prompts, storyboard, status).dispose();
      await client.dispose();
    },
  };
}

/** A code lens gives places as the protocol does, the palette and the title bar give none. */
interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

function asUri(uri: string | vscode.Uri | undefined): vscode.Uri | undefined {
  return typeof uri === "string" ? vscode.Uri.parse(uri, true) : undefined;
}

function asPosition(position: ProtocolPosition | undefined): vscode.Position | undefined {
  return typeof position?.line === "number"
    ? new vscode.Position(position.line, position.character)
    : undefined;
}
