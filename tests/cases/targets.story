What the chosen video model cannot do.

--- a misspelt target ---
Target: seedance-2.6
// error E0801 9-21: there is no target seedance-2.6

INT. KITCHEN - DAY

The kettle boils.

--- a target that was shut down ---
Target: sora-2-pro
// warning W0801 9-19: OpenAI Sora 2 Pro is no longer offered: OpenAI shut it down on 2026-09-24 without a replacement; seedance-2.5 and wan-3.0 come nearest

INT. KITCHEN - DAY

The kettle boils.

--- a size it does not make ---
Target: seedance-2.5
Size: 640x480
// error E0802 1-14: seedance-2.5 makes no pictures of 640x480

INT. KITCHEN - DAY

The kettle boils.

--- more cameos than it takes ---
Target: sora-2-pro
// warning W0801 9-19: OpenAI Sora 2 Pro is no longer offered: OpenAI shut it down on 2026-09-24 without a replacement; seedance-2.5 and wan-3.0 come nearest

cameo MARA
    cameo: @mara.hale
    consent: given by M. Hale

cameo TOM
    cameo: @tom.hale
    consent: given by T. Hale

cameo PIP
    cameo: @pip.hale
    consent: given by P. Hale

INT. KITCHEN - DAY

!! WIDE on MARA and TOM and PIP, 4s
// error E0803 4-36: this shot needs 3 cameos (MARA, TOM, PIP), and sora-2-pro takes 2 cameos

They wait.

--- clip lengths that it does not make ---
target sora-2-pro
// warning W0801 8-18: OpenAI Sora 2 Pro is no longer offered: OpenAI shut it down on 2026-09-24 without a replacement; seedance-2.5 and wan-3.0 come nearest
    clip: 5s..7s
// error E0804 11-17: sora-2-pro makes no clip between 5 s and 7 s long

INT. KITCHEN - DAY

The kettle boils.

--- a prompt limit in another unit ---
target wan-3.0
    fps: 30
    prompt: 3000 tokens
// error E0805 13-24: wan-3.0 counts the characters of a prompt, not its tokens

INT. KITCHEN - DAY

The kettle boils.

--- a prompt limit that nothing fits ---
target seedance-2.5
    prompt: 10 characters

INT. KITCHEN - DAY

The kettle boils.
// error E0503 1-18: this action needs a prompt of 314 characters, and seedance-2.5 takes at most 10

It whistles.

--- a picture that it cannot use ---
Target: sora-2-pro
// warning W0801 9-19: OpenAI Sora 2 Pro is no longer offered: OpenAI shut it down on 2026-09-24 without a replacement; seedance-2.5 and wan-3.0 come nearest

character MARA
    refs: "ref/mara.png"
// warning W0501 11-25: this is in no prompt: sora-2-pro takes no reference images

INT. KITCHEN - DAY

Mara waits.

--- asset: ref/mara.png ---
