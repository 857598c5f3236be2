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

--- a target that makes no sound ---
Target: wan-2.2

INT. KITCHEN - DAY

SFX: a kettle whistles
// warning W0802 1-23: wan-2.2 makes no sound: the sound lines are not heard in its clips

MARA
It is late.
// warning W0802 1-12: wan-2.2 makes no sound: the speeches are seen and not heard

TOM
It is.

--- a take that goes on where a clip cannot begin from a picture ---
Target: our-server

INT. KITCHEN - DAY

!! WIDE on MARA, 4s

Mara waits.

!! CLOSE on MARA, continues, 4s
// warning W0802 4-32: a clip of our-server cannot begin with the last picture of the one before

She sits.

--- file: story.toml ---
[targets.our-server]
like = "sora-2"
first_frame = "none"

--- a prompt without room for a palette ---
target seedance-2.5
    prompt: 500 characters

style RAIN
    look: wet streets
    palette: slate blue, gun metal, the brown of old brick, the green of moss, and in all of it one spot of signal red that wanders from scene to scene until it stands still

INT. KITCHEN - DAY

+ style RAIN
// warning W0501 3-+2:18: the prompt of 1A was too long; it goes without the palette, lens and grain of the style

The kettle boils.

--- a target of one's own with impossible figures ---
Target: our-server

INT. KITCHEN - DAY

The kettle boils.

--- file: story.toml ---
[targets.our-server]
like = "sora-2"
seconds = [0, 5]
// error E0806 1-8: seconds of the target our-server must be above 0
max_shot = 3
// error E0806 1-9: a target has no key max_shot
prices = { "640x480" = "0.10" }

--- a picture that it cannot use ---
Target: sora-2-pro
// warning W0801 9-19: OpenAI Sora 2 Pro is no longer offered: OpenAI shut it down on 2026-09-24 without a replacement; seedance-2.5 and wan-3.0 come nearest

character MARA
    refs: "ref/mara.png"
// warning W0802 11-25: sora-2-pro takes no reference pictures

INT. KITCHEN - DAY

Mara waits.

--- asset: ref/mara.png ---
