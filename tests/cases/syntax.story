Lines of ours that cannot be read. Each is one finding on one line; the rest of the script stands.

--- a shot without a subject after on ---
INT. KITCHEN - DAY

!! WIDE on , 4s
// error E0401 4-8: there is no shot size WIDE

The kettle boils.

--- a shot with nothing on it ---
INT. KITCHEN - DAY

!!
// error E0101 1-3: this shot line says nothing

The kettle boils.

--- two broken shots are two findings ---
INT. KITCHEN - DAY

!! WIDE on , 4s
// error E0401 4-8: there is no shot size WIDE

The kettle boils.

!! CLOSE on and, 2s
// error E0401 4-9: there is no shot size CLOSE

It whistles.

--- a state line with an unknown verb ---
character MARA
    appearance: 38, weathered

INT. KITCHEN - DAY

+ MARA wers slicker
// error E0102 8-12: this change cannot be read: `wers` is no verb of ours

She waits.

--- a state line without a verb ---
character MARA
    appearance: 38, weathered

INT. KITCHEN - DAY

+ MARA
// error E0102 3-7: this change cannot be read: it has no verb

She waits.

--- a misspelt kind of declaration ---
charcter MARA
// error E0103 1-9: there is no declaration `charcter`
    appearance: 38, weathered

INT. KITCHEN - DAY

Somebody waits.

--- an import without quotes ---
import TOM from cast.story
// error E0103 1-27: this `import` line cannot be read

INT. KITCHEN - DAY

The kettle boils.

--- a let without a name ---
let = rain
// error E0103 1-11: this `let` line cannot be read

INT. KITCHEN - DAY

The kettle boils.

--- a time range the wrong way round ---
INT. KITCHEN - DAY

!! WIDE, 8s..4s
// error E0104 10-16: `8s..4s` is no possible time

The kettle boils.

--- a time of nothing ---
INT. KITCHEN - DAY

!! WIDE, 0s
// error E0104 10-12: `0s` is no possible time

The kettle boils.

--- a boneyard that never ends ---
INT. KITCHEN - DAY

The kettle boils.

/* The old ending:
// error E0105 1-3: this comment is never closed

Mara leaves.

--- a note that never ends ---
INT. KITCHEN - DAY

The kettle [[ who bought it? boils.
// error E0105 12-14: this note is never closed

--- a template without an end ---
template KNOCK(who)
// error E0106 1-20: this template is never closed
{{who}} knocks.

INT. KITCHEN - DAY

The kettle boils.

--- nothing at all ---
// error E0112 1-1: there is nothing to film in script.story
--- only a title page ---
Title: The Lamp Keeper
// error E0112 1-1: there is nothing to film in script.story

--- only comments ---
// nothing yet
// error E0112 1-1: there is nothing to film in script.story

