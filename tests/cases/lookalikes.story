Lines that look like ours, or like a part of a screenplay, and are read as something else.

--- a title page that begins with a slip ---
Titel: The Lamp Keeper
// warning W0102 1-6: this title page is not read
Author: R. Hale

INT. KITCHEN - DAY

The kettle boils.

--- a title page that begins with another word ---
Written by: R. Hale
// warning W0102 1-11: this title page is not read
Title: The Lamp Keeper

INT. KITCHEN - DAY

The kettle boils.

--- a script that begins with a colon ---
Her last words: none.

INT. KITCHEN - DAY

The kettle boils.

--- a key of the title page said twice ---
Title: The Lamp Keeper
Title: The Lighthouse
// warning W0114 1-6: the title page says Title twice

INT. KITCHEN - DAY

The kettle boils.

--- a heading in a paragraph and in a speech ---
INT. KITCHEN - DAY

The kettle boils.
EXT. GARDEN - DAY
// warning W0103 1-18: the scene heading EXT. GARDEN - DAY has no empty line above it

MARA
Who is there?
INT. CELLAR - NIGHT
// warning W0103 1-20: the scene heading INT. CELLAR - NIGHT has no empty line above it

TOM
Int. means inside.

--- headings with a slip ---
ITN. KITCHEN - DAY
// warning W0104 1-6: ITN. KITCHEN - DAY looks like a scene heading, and is read as action

EXT: GARDEN - DAY
// warning W0104 1-6: EXT: GARDEN - DAY looks like a scene heading, and is read as action

INTERIRO CELLAR - NIGHT
// warning W0104 1-10: INTERIRO CELLAR - NIGHT looks like a scene heading, and is read as action

EXIT. PURSUED BY A BEAR.

IN. OUT. IN AGAIN.

--- a time of day with a slip in a heading of any words ---
.KITCHEN - SIMULTANIOUSLY
// warning W0105 12-26: SIMULTANIOUSLY is read as a part of the place

The kettle boils.

.BACK ROOM - NIHGT

The kettle sings.

.SIMULTANIOUSLY

The kettle rests.

--- times of day with a slip ---
INT. KITCHEN - NIHGT
// warning W0105 16-21: NIHGT is read as a part of the place

The kettle boils.

INT. KITCHEN-DAY
// warning W0105 13-17: DAY is read as a part of the place

The kettle boils.

INT. KITCHEN - DAYS

The kettle boils.

INT. SHIP - D-DAY

The kettle boils.

--- declarations in capitals ---
Character MARA
// warning W0106 1-10: `character` is written in small letters
    appearance: 38

PROP LANTERN
// warning W0106 1-5: `prop` is written in small letters
    look: brass

Let storm = rain
// warning W0106 1-4: `let` is written in small letters

Import TOM from "cast.story"
// warning W0106 1-7: `import` is written in small letters

INT. KITCHEN - DAY

USE YOUR HEAD

MUSIC SWELLS

Let us begin.

--- properties at the edge of the page ---
character MARA
appearance: 38
// error E0108 1-15: the property `appearance` is not indented
voice: low

prop lantern
look: brass
// error E0108 1-12: the property `look` is not indented

INT. KITCHEN - DAY

Mara lights the lantern.

--- a property below an indented one ---
character MARA
    appearance: 38
voice: low
// error E0108 1-11: the property `voice` is not indented

INT. KITCHEN - DAY

Mara waits.

--- shots without their marks ---
INT. KITCHEN - DAY

! WIDE on the table, 4s
// warning W0107 3-24: `WIDE on the table, 4s` looks like a shot, and is read as action

Close on the kettle, 85mm
// warning W0107 1-26: `Close on the kettle, 85mm` looks like a shot, and is read as action

Close on the kettle, steam rising.

! CLOSE ON THE KETTLE

--- a change without its blank ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

+MARA enters
// warning W0108 1-13: `+MARA enters` looks like a change, and is read as action

+light: dusk
// warning W0108 1-13: `+light: dusk` looks like a change, and is read as action

+1 for tea.

--- sounds with a slip ---
INT. KITCHEN - DAY

AMBIANCE: rain on the roof
// warning W0109 1-9: `AMBIANCE:` looks like a sound, and is read as action

Music: a low drone
// warning W0109 1-6: `Music:` looks like a sound, and is read as action

Music: none.

SXF: a knock
// warning W0109 1-4: `SXF:` looks like a sound, and is read as action

MARA: a woman of 38

--- brackets in speeches ---
INT. KITCHEN - DAY

MARA
(softly
// warning W0110 1-8: this bracket is never closed
Who is there?

TOM
(to himself,
laughing)
Nobody.

MARA
(Nobody) is a name.

--- an end of nothing ---
template KNOCK(who)
{{who}} knocks.

end

INT. KITCHEN - DAY

use KNOCK(Mara)

end
// warning W0111 1-4: this `end` closes no template

--- a section seven deep ---
####### The kettle
// warning W0112 1-8: this section is 7 deep

INT. KITCHEN - DAY

The kettle boils.

--- at the same time as nobody ---
INT. KITCHEN - DAY

MARA ^
// warning W0113 6-7: MARA speaks at the same time as nobody
Who is there?

TOM
Nobody.

MARA ^
Tom?

--- a scene with nothing in it ---
INT. KITCHEN - DAY
// warning W0115 1-19: nothing happens in this scene

EXT. GARDEN - DAY

Bees.

INT. OMITTED

EXT. SEA - NIGHT
// warning W0115 1-17: nothing happens in this scene

--- headings behind other words ---
INT. KITCHEN - DAY

The kettle boils.

FLASHBACK - INT. BAR - NIGHT
// warning W0116 1-29: FLASHBACK - INT. BAR - NIGHT begins no scene: a heading begins with its INT. or EXT.

Glasses on the counter.

BACK TO: INT. KITCHEN - DAY
// warning W0116 1-28: BACK TO: INT. KITCHEN - DAY begins no scene: a heading begins with its INT. or EXT.

The kettle is empty.

DREAM SEQUENCE. EXT. BEACH
// warning W0116 1-27: DREAM SEQUENCE. EXT. BEACH begins no scene: a heading begins with its INT. or EXT.

A kettle in the sand.

BACK TO SCENE

The lid falls.

--- what is to be cut together ---
INT. KITCHEN - DAY

The kettle boils.

MONTAGE - THE FLAT WAKES UP
// warning W0117 1-28: no prompt tells `MONTAGE - THE FLAT WAKES UP`: it is about the cutting

A door opens.

INTERCUT BETWEEN KITCHEN AND HALL
// warning W0117 1-34: no prompt tells `INTERCUT BETWEEN KITCHEN AND HALL`: it is about the cutting

A coat falls.

END MONTAGE.

The end.
