Names that nothing declares.

--- a slip in a character's name ---
character MARA
    wardrobe slicker: yellow oilskin

INT. KITCHEN - DAY

+ MARRA wears slicker
// error E0301 3-8: there is no character MARRA

Mara waits.

--- a character that is nothing like the others ---
character MARA
    wardrobe slicker: yellow oilskin

INT. KITCHEN - DAY

+ ZEBEDIAH wears slicker
// error E0301 3-11: there is no character ZEBEDIAH

Mara waits.

--- a slip in a shot's subject ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! CLOSE on MARRA, 4s
// error E0302 13-18: nobody and nothing is called MARRA

Mara waits.

--- a subject in small letters is prose ---
INT. KITCHEN - DAY

!! CLOSE on the rusty hinge, 4s

It creaks.

--- a slip in a wardrobe ---
character MARA
    wardrobe slicker: yellow oilskin
    wardrobe soaked: the same, dark with water

INT. KITCHEN - DAY

+ MARA wears slikcer
// error E0303 14-21: MARA has no wardrobe slikcer

Mara waits.

--- a slip in a prop ---
character MARA
    appearance: 38

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LATNERN
// error E0304 14-21: there is no prop LATNERN

Mara waits.

--- a slip in a prop's state ---
prop LANTERN
    look: brass
    states: lit, out

INT. KITCHEN - DAY

+ LANTERN is litt
// error E0305 14-18: LANTERN has no state litt

The light flickers.

--- a slip in a state between brackets ---
character MARA
    appearance: 38

prop LANTERN
    look: brass
    states: lit, out

INT. KITCHEN - DAY

+ MARA holds LANTERN (oot)
// error E0305 23-26: LANTERN has no state oot

Mara waits.

--- a slip in a style ---
style NOIR
    look: hard light

INT. KITCHEN - DAY

+ style NIOR
// error E0306 9-13: there is no style NIOR

The kettle boils.

--- a slip in a cue ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

MARRA
// error E0301 1-6: there is no character MARRA
Who is there?

--- a speaker who is not declared is named once ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

Mara waits.

STRANGER
// warning W0301 1-9: STRANGER speaks, but is not declared
Nobody.

STRANGER
Nobody at all.

--- a script without declarations may have any speaker ---
INT. KITCHEN - DAY

STRANGER
Nobody.

--- whom two clips show and nothing describes ---
INT. KITCHEN - DAY

STRANGER
// warning W0304 1-9: nothing says what STRANGER looks like
Nobody.

NORA, 60, tall, in a grey coat, looks up.

NORA
Nobody at all?

EXT. YARD - DAY

Stranger and Nora close the gate.

--- a place that two clips show and nothing describes ---
location BOAT
    look: a wheelhouse with a cracked window

EXT. HARBOUR - DAY
// warning W0305 1-19: nothing says what HARBOUR looks like

Gulls.

EXT. HARBOUR - NIGHT

No gulls.

INT. BOAT - NIGHT

The engine starts.

--- whom one clip shows, or who is only heard ---
character GUIDE
    voice: dry, quick

INT. KITCHEN - DAY

GUIDE (O.S.)
This way.

EXT. YARD - DAY

GUIDE (O.S.)
And out.

Guide closes the gate.

--- whom a script that declares its cast leaves undescribed ---
character MARA
    appearance: 38

character TOM
// warning W0304 1-+1:22: nothing says what TOM looks like
    voice: dry, quick

INT. KITCHEN - DAY

Tom waits.

STRANGER
// warning W0301 1-9: STRANGER speaks, but is not declared
Nobody.

EXT. YARD - DAY

Tom and Mara wait.

STRANGER
Nobody at all.

--- an id given twice but for capitals ---
INT. KITCHEN - DAY #1a#

The kettle boils.

EXT. YARD - DAY #1A#
// error E0307 1-21: #1A# is given twice

It whistles.

--- an id given twice ---
INT. KITCHEN - DAY #1#

!! WIDE, 4s #1A#

The kettle boils.

!! CLOSE on the kettle, 4s #1A#
// error E0307 4-32: #1A# is given twice

It whistles.

EXT. YARD - DAY #1#
// error E0307 1-20: #1# is given twice

A dog barks.


--- a speech on one line ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

MARA: Who is there?
// warning W0302 1-20: MARA seems to speak here, and is read as action

--- a name without capitals ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

Mara
// warning W0302 1-5: Mara seems to speak here, and is read as action
Who is there?

--- a name without an empty line above it ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

The kettle boils.
MARA
// warning W0302 1-5: MARA seems to speak here, and is read as action
Who is there?

--- a name with an open bracket ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

MARA (V.O.
// warning W0302 1-11: MARA seems to speak here, and is read as action
I knew it.

--- a name with nothing right below it ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

MARA
// warning W0302 1-5: MARA stands here alone, and nobody speaks

Who is there?

!MARA

--- a slip in a place and in an area ---
location LIGHTHOUSE
    look: whitewashed tower
    area GALLERY: narrow iron walkway

EXT. LIGHTHUOSE - NIGHT
// warning W0303 6-16: LIGHTHUOSE is a place of its own, without a declared look

Rain.

EXT. LIGHTHOUSE - GALERY - NIGHT
// warning W0303 19-25: GALERY is a place of its own, without a declared look

Rain.

EXT. LIGHTHOUSE - STAIRS - NIGHT

Rain.
