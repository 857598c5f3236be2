Who is where, holding what.

--- a prop dropped by somebody who does not have it ---
character MARA
    appearance: 38

character TOM
    appearance: 60

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ TOM drops LANTERN
// error E0601 3-20: LANTERN is not in TOM's hands

Glass breaks.

--- a prop used after it was dropped ---
character MARA
    appearance: 38

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ MARA drops LANTERN

Glass breaks.

Mara raises the lantern.
// error E0601 17-24: LANTERN is not in MARA's hands

--- the same mistake twice is one finding ---
character MARA
    appearance: 38

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ MARA drops LANTERN

Mara raises the lantern.
// error E0601 17-24: LANTERN is not in MARA's hands

Mara swings the lantern.

--- a prop that nobody ever placed is left alone ---
character MARA
    appearance: 38

prop LANTERN
    look: brass

INT. KITCHEN - DAY

Mara raises the lantern.

--- a prop handed on ---
character MARA
    appearance: 38

character TOM
    appearance: 60

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ MARA gives LANTERN to TOM

Tom raises the lantern.

--- somebody speaks after leaving ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom waits.

+ TOM exits

TOM
Nobody is out in this.
// error E0602 1-23: TOM speaks on screen but has left the scene

--- a voice from outside ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom waits.

+ TOM exits

TOM (O.S.)
Nobody is out in this.

--- a new scene forgets who left ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom waits.

+ TOM exits

EXT. YARD - DAY

TOM
Nobody is out in this.

--- entering twice ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

+ TOM enters

Tom waits.

+ TOM enters left
// error E0603 3-18: TOM enters, but is in the scene already

The kettle boils.

