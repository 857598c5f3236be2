Files, cameos and consent.

--- a picture that is not there ---
character MARA
    refs: "ref/mara.png", "ref/left.png"
// error E0701 27-41: MARA refers to ref/left.png, which is not there

INT. KITCHEN - DAY

Mara waits.

--- asset: ref/mara.png ---
--- a picture outside the folder ---
character MARA
    refs: "../mara.png"
// error E0701 11-24: ../mara.png is not a path inside the script's folder

INT. KITCHEN - DAY

Mara waits.

--- a picture named in an imported file counts from that file's folder ---
import MARA from "cast/mara.story"

INT. KITCHEN - DAY

Mara waits.

--- file: cast/mara.story ---
character MARA
    refs: "ref/mara.png"
--- asset: cast/ref/mara.png ---
--- a cameo without consent ---
character MARA
    cameo: @mara.hale
// error E0702 12-22: MARA has a cameo, and no line says who consented to it

INT. KITCHEN - DAY

Mara waits.

--- a cameo with consent ---
character MARA
    cameo: @mara.hale
    consent: given by M. Hale on 2026-03-01

INT. KITCHEN - DAY

Mara waits.

