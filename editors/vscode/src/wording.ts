// What the status bar and the statistics say: no part of the editor, so that it can be tested alone.

import type { Prompt, Statistics } from "./requests.ts";

/** Writes seconds as a running time: `0:45`, `12:03`, `1:02:00`. */
export function runningTime(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (it: number) => String(it).padStart(2, "0");
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** The status bar: the likely running time, and what the film would cost. */
export function statusText(told: Statistics): string {
  const time = `$(clock) ${runningTime(told.seconds.likely)}`;
  return told.price === null ? time : `${time}  ${told.price}`;
}

/** The status bar's tooltip, a sentence a line. */
export function statusTip(told: Statistics): string {
  const { least, most } = told.seconds;
  return [
    `Running time between ${runningTime(least)} and ${runningTime(most)}.`,
    `${counted(told.segments, "clip")} of ${counted(told.shots, "shot")} in ${counted(told.scenes, "scene")}.`,
    told.price === null ? "What it costs is not known." : `The clips would cost ${told.price}.`,
  ].join("\n");
}

/** The first lines of the page that shows a prompt. */
export function promptTitle(told: Prompt): string {
  const size = `${told.tokens} of ${told.maxTokens} tokens`;
  const parts = [`${Number(told.seconds.toFixed(1))} s`, size, ...(told.price === null ? [] : [told.price])];
  return `${told.slate}: ${parts.join(", ")}`;
}

/** The statistics as a Markdown page. */
export function statisticsPage(title: string, told: Statistics): string {
  const rows = told.cast.map(
    (it) => `| ${it.name.replaceAll("|", "\\|")} | ${it.speeches} | ${Math.round(it.share * 100)} % |`,
  );
  return [
    `# ${title}`,
    "",
    statusTip(told).replaceAll("\n", "  \n"),
    "",
    "| Speaks | Speeches | Share of the words |",
    "|---|---:|---:|",
    ...rows,
    "",
  ].join("\n");
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The code of a finding; the editor keeps it alone, or together with a link. */
export function codeOf(
  code: string | number | { readonly value: string | number } | undefined,
): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}
