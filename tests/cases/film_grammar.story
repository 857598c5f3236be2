Left and right of the frame, and sizes, across cuts.

--- two people change sides at a cut ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM TWO SHOT on MARA and TOM, MARA left, TOM right

Mara pours tea.

!! MEDIUM TWO SHOT on MARA and TOM, low angle, TOM left and MARA right
// warning W0602 48-56: MARA and TOM have changed sides of the frame: the cut crosses the line

Tom takes sugar.

--- over two left shoulders ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! OVER THE SHOULDER on TOM, over MARA's left shoulder

TOM
Is there any left?

!! OVER THE SHOULDER on MARA, over TOM's left shoulder
// warning W0602 31-55: MARA and TOM have changed sides of the frame: the cut crosses the line

MARA
No.

--- a single shot between does not take the line away ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA frame left, TOM frame right

Mara pours tea.

!! CLOSE on TOM

TOM
Is there any left?

!! MEDIUM on MARA and TOM, MARA frame right, TOM frame left
// warning W0602 28-44: MARA and TOM have changed sides of the frame: the cut crosses the line

The clock strikes.

--- sides that the action states ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM

Mara stands at frame left. Tom sits on the right side of the frame.

!! FULL on MARA and TOM, MARA right, TOM left
// warning W0602 26-36: MARA and TOM have changed sides of the frame: the cut crosses the line

The clock strikes.

--- both look right ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! CLOSE on MARA, looking right

MARA
Is there any left?

!! CLOSE on TOM, looking camera right
// warning W0603 18-38: MARA and TOM both look right, and so not at each other

TOM
No.

--- a look that is said to meet another ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! CLOSE on MARA, looking left at TOM

She waits.

!! CLOSE on TOM, looks left
// warning W0603 18-28: MARA and TOM both look left, and so not at each other

He waits.

--- one person jumps across the frame ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! FULL on MARA, on the left

She listens.

!! MEDIUM on MARA, frame right
// warning W0604 20-31: MARA jumps from the left of the frame to the right

The clock strikes.

--- a runner turns round at a cut ---
character MARA
    appearance: 38

EXT. BEACH - DAY

!! FULL on MARA, running left to right

The gulls go up.

!! MEDIUM on MARA, running screen left
// warning W0605 20-39: MARA goes to the right in one shot and to the left in the next

Spray.

--- out on the right and in from the right ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

Mara takes her coat.

+ MARA exits right

EXT. YARD - CONTINUOUS

+ MARA enters from the right
// warning W0605 3-29: MARA leaves on the right and comes in from the right, as if turning back

She shuts the door.

--- from very far to very near ---
character MARA
    appearance: 38

EXT. DUNES - DAY

!! EXTREME WIDE on MARA

Mara stands alone.

!! EXTREME CLOSE on MARA
// warning W0606 4-25: the cut leaps from a far view of MARA into the face, and nothing asks for it

She waits.

--- half a step nearer through the same lens ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! MEDIUM on MARA, 50mm

Mara looks up.

!! MEDIUM CLOSE on MARA, 50mm
// warning W0407 4-30: this shot looks like the one before it: the cut would jump

She listens.

--- the same two in another order ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! TWO SHOT on MARA and TOM

Mara looks up.

!! TWO SHOT on TOM and MARA
// warning W0407 4-28: this shot looks like the one before it: the cut would jump

Tom waits.

--- shown and heard after leaving ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom puts on his cap.

+ TOM exits

!! CLOSE on TOM

TOM
Nobody is out in this.
// error E0602 1-23: TOM speaks on screen but has left the scene
