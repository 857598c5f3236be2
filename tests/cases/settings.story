Cases of story.toml and of remarks in the script.

--- a remark at the end of a line silences its finding ---
character MARA
prop LANTERN

INT. KITCHEN - DAY

+ MARA holds LANTERN

+ MARA drops LANTERN

Mara swings the lantern. // storyc: allow E0601
--- remarks above a line silence its findings, by code or name ---
character MARA
prop LANTERN

INT. KITCHEN - DAY

+ MARA holds LANTERN

+ MARA drops LANTERN

// storyc: allow prop-not-held
// storyc: allow E0602
// warning W0123 18-23: there is no E0602 here to allow
Mara swings the lantern.
--- a remark is about its own line only ---
character MARA
prop LANTERN

INT. KITCHEN - DAY

+ MARA holds LANTERN

+ MARA drops LANTERN

// storyc: allow E0601
// warning W0123 18-23: there is no E0601 here to allow

Mara swings the lantern.
// error E0601 17-24: LANTERN is not in MARA's hands
--- only what is unused is taken out of a remark ---
character MARA
prop LANTERN

INT. KITCHEN - DAY

+ MARA holds LANTERN

+ MARA drops LANTERN

Mara swings the lantern. // storyc: allow E0601, E0602
// warning W0123 50-55: there is no E0602 here to allow
--- a remark in a note or a boneyard is none ---
INT. KITCHEN - DAY

[[ // storyc: allow E0601 ]]
/*
// storyc: allow E0601
*/
The kettle boils.
--- a remark that says nothing ---
INT. KITCHEN - DAY

The kettle boils. // storyc: allow
// warning W0121 19-35: this remark does not say what to allow

// storyc: alow E0601
// warning W0121 1-22: this remark does not say what to allow
--- a remark with a name that is slipped ---
INT. KITCHEN - DAY

The kettle boils. // storyc: allow prop-not-hold, E0699, E0301
// warning W0121 36-49: there is no rule prop-not-hold
// warning W0121 51-56: there is no rule E0699
// warning W0122 58-63: E0301 (unknown-character) is always an error
--- rules are softened, silenced and made errors ---
character MARA
prop LANTERN

INT. KITCHEN - DAY

!! WIDE, low angel
// error W0401 10-19: `low angel` is no camera term
Mara waits.

+ MARA holds LANTERN

+ MARA drops LANTERN

Mara swings the lantern.
// warning E0601 17-24: LANTERN is not in MARA's hands

TOM
Hello.
--- file: story.toml ---
[film]
name = "none of our business"

[rules]
E0601 = "warning"
unknown-shot-modifier = "error"
inferred-character = "off"
--- settings that are misspelt or not to be had ---
INT. KITCHEN - DAY

The kettle boils.
--- file: story.toml ---
[rules]
prop-not-hold = "warning"
// warning W0121 1-14: there is no rule prop-not-hold
E0301 = "off"
// warning W0122 1-6: E0301 (unknown-character) is always an error
E0601 = "warnin"
// error E0121 1-6: E0601 cannot be set to warnin
E0602 = 3
// error E0121 1-6: E0602 cannot be set to 3
unknown-target = "error"
--- settings that are no table ---
INT. KITCHEN - DAY

The kettle boils.
--- file: story.toml ---
rules = "off"
// error E0121 1-1: `rules` holds no list of rules here
--- settings that are no settings ---
INT. KITCHEN - DAY

The kettle boils.
--- file: story.toml ---
[rules]
E0601 = warning
// error E0121 9-9: this settings file cannot be read
