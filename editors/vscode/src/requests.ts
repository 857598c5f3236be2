// The requests that the server answers beyond the protocol; docs/editors.md describes them.

import { NotificationType, RequestType } from "vscode-languageclient";
import type { Position, TextDocumentIdentifier } from "vscode-languageclient";

export interface PlaceParams {
  textDocument: TextDocumentIdentifier;
  position: Position;
}

export interface ScriptParams {
  textDocument: TextDocumentIdentifier;
}

/** The compiled prompt of one clip. `seconds` is what the clip lasts, `price` is for reading. */
export interface Prompt {
  uri: string;
  slate: string;
  text: string;
  tokens: number;
  maxTokens: number;
  seconds: number;
  price: string | null;
}

/** What a film amounts to. `share` is a part of 1 of all that is spoken. */
export interface Statistics {
  scenes: number;
  shots: number;
  segments: number;
  cast: { name: string; speeches: number; share: number }[];
  seconds: { least: number; likely: number; most: number };
  price: string | null;
}

export const prompt = new RequestType<PlaceParams, Prompt | null, void>("storyc/prompt");
export const promptText = new RequestType<{ uri: string }, { text: string }, void>(
  "storyc/promptText",
);
export const statistics = new RequestType<ScriptParams, Statistics, void>("storyc/statistics");
export const storyboard = new RequestType<ScriptParams, { html: string }, void>(
  "storyc/storyboard",
);
export const didChangePlan = new NotificationType<{
  textDocument: TextDocumentIdentifier;
  version: number;
}>("storyc/didChangePlan");
