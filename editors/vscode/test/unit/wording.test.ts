import assert from "node:assert/strict";
import { test } from "node:test";
import type { Statistics } from "../../src/requests.ts";
import { codeOf, promptTitle, runningTime, statisticsPage, statusText, statusTip } from "../../src/wording.ts";

const film: Statistics = {
  scenes: 1,
  shots: 2,
  segments: 2,
  cast: [{ name: "MARA | 2", speeches: 3, share: 0.666 }],
  seconds: { least: 40, likely: 45.4, most: 61 },
  price: "$12.60",
};

test("running times are minutes and seconds, and hours where there are any", () => {
  assert.deepEqual([0, 59.6, 754, 3720].map(runningTime), ["0:00", "1:00", "12:34", "1:02:00"]);
});

test("the status bar shows the likely time and the price, if it is known", () => {
  assert.equal(statusText(film), "$(clock) 0:45  $12.60");
  assert.equal(statusText({ ...film, price: null }), "$(clock) 0:45");
});

test("the tooltip tells the range and counts in words", () => {
  assert.match(statusTip(film), /between 0:40 and 1:01/);
  assert.match(statusTip(film), /2 clips of 2 shots in 1 scene\./);
  assert.match(statusTip({ ...film, price: null }), /not known/);
});

test("a name cannot break the table", () => {
  assert.match(statisticsPage("film.story", film), /\| MARA \\\| 2 \| 3 \| 67 % \|/);
});

test("a prompt says how long it is", () => {
  const told = { uri: "", slate: "2B", text: "", tokens: 1912, maxTokens: 5000, seconds: 18.4, price: null };
  assert.equal(promptTitle(told), "2B: 18.4 s, 1912 of 5000 tokens");
});

test("the code of a finding is read with and without a link", () => {
  assert.deepEqual([codeOf("E0301"), codeOf({ value: "E0301" }), codeOf(undefined)], ["E0301", "E0301", undefined]);
});
