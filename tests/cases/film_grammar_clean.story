Cuts that an editor would make: every one stays silent.

--- everybody keeps their side ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! WIDE on MARA and TOM, MARA left, TOM right

Mara pours tea.

!! OVER THE SHOULDER on TOM, over MARA's right shoulder

TOM
Is there any left?

!! OVER THE SHOULDER on MARA, over TOM's left shoulder

MARA
No.

!! CLOSE on TOM, looking left, TOM frame right

TOM
None?

!! CLOSE on MARA, looking right, MARA frame left

MARA
None.

--- across the line behind an insert ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right

Mara pours tea.

!! INSERT on the cup

It is full.

!! MEDIUM on MARA and TOM, TOM left, MARA right

Tom drinks.

--- across the line behind a look through somebody's eyes ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right

Mara pours tea.

!! POV of TOM

The empty chair.

!! MEDIUM on MARA and TOM, TOM left, MARA right

Tom drinks.

--- across the line by a wide shot that shows the room anew ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right

Mara pours tea.

!! WIDE on MARA and TOM, from the door, TOM left, MARA right

Tom drinks.

!! CLOSE on MARA, MARA frame right

MARA
More?

--- the camera rolls across the line ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right, slow dolly across the table

Mara pours tea.

!! MEDIUM CLOSE on MARA and TOM, TOM left, MARA right

Tom drinks.

!! MEDIUM on MARA and TOM, orbit, TOM left, MARA right

MARA
More?

!! CLOSE on MARA and TOM, MARA left, TOM right

TOM
No.

--- a shot from behind and one from the front ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. CAR - NIGHT

!! MEDIUM on MARA and TOM, MARA left, TOM right

Rain.

!! MEDIUM on MARA and TOM, from behind, MARA right, TOM left

The wipers beat.

!! CLOSE on MARA, head-on

MARA
Slower.

!! FULL on MARA and TOM, overhead, MARA right, TOM left

The lamps go by.

--- somebody crosses the frame ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right

Mara crosses behind Tom to the stove.

!! MEDIUM CLOSE on MARA and TOM, TOM left, MARA right

TOM
What is it?

!! FULL on MARA, frame right

She walks to the left of frame.

!! MEDIUM on MARA, frame left

She listens.

--- somebody goes and comes back on the other side ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! FULL on MARA and TOM, MARA left, TOM right

The clock strikes.

+ TOM exits right

!! MEDIUM on MARA, frame left

+ TOM enters left

TOM
It is late.

!! FULL on MARA and TOM, TOM left, MARA right

MARA
It is.

--- sides begin anew behind a dissolve and in another scene ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right

Mara pours tea.

> DISSOLVE TO:

!! MEDIUM on MARA and TOM, TOM left, MARA right

The cups are empty.

INT. KITCHEN - NIGHT

!! MEDIUM on MARA and TOM, MARA left, TOM right

The lamp is lit.

--- one take that turns ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right

Mara pours tea.

!! CLOSE on MARA and TOM, continues, TOM left, MARA right

Tom drinks.

--- both look at the same ship, and at a third person ---
character MARA
    appearance: 38

character TOM
    appearance: 60

character PORTER
    appearance: 20

EXT. PIER - DAY

!! CLOSE on MARA, looking left at the ship

MARA
There.

!! CLOSE on TOM, looking left at the ship

TOM
I see her.

PORTER
Tickets.

!! CLOSE on MARA, looking right

MARA
Here.

!! CLOSE on TOM, looking right

TOM
Here.

--- two who run towards each other, and one who turns ---
character MARA
    appearance: 38

character TOM
    appearance: 60

EXT. BEACH - DAY

!! FULL on MARA, running left to right

The gulls go up.

!! FULL on TOM, running right to left

Spray.

!! MEDIUM on TOM, running left

He turns back.

!! MEDIUM on TOM, running right, 85mm

Spray.

!! MEDIUM on TOM, running left, tracking

Spray.

--- out on the right and in from the left ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

Mara takes her coat.

+ MARA exits right

EXT. YARD - CONTINUOUS

+ MARA enters left

She shuts the door.

+ MARA exits left

EXT. ROAD - LATER

+ MARA enters left

She waits.

--- through the same door in and out ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

+ TOM enters left

TOM
Is there any left?

MARA
No.

+ TOM exits left

The door falls shut.

+ TOM enters left

TOM
Not even cold?

--- far and near with a reason ---
character MARA
    appearance: 38

EXT. DUNES - DAY

!! EXTREME WIDE on MARA

Mara stands alone.

!! EXTREME CLOSE on MARA

Her eyes narrow.

!! EXTREME WIDE on MARA

The wind goes over the sand.

> SMASH CUT TO:

!! EXTREME CLOSE on MARA

She waits.

!! EXTREME WIDE on MARA, push in

The sun sinks.

!! EXTREME CLOSE on MARA

She waits.

!! EXTREME WIDE on MARA

Dusk.

!! EXTREME CLOSE on MARA

MARA
Come on, then.

--- a left hand is no left of the frame ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM

Mara looks left, then right. Nothing. There is bread left. Mara's left hand shakes.

!! CLOSE on MARA, bandage on her right hand

She looks to the right.

!! CLOSE on TOM, light from the left

Tom turns to the left.

--- a step of size, another lens, a jump that is meant ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! MEDIUM on MARA, 50mm

Mara looks up.

!! MEDIUM CLOSE on MARA, 85mm

She listens.

!! EXTREME CLOSE on MARA, 85mm

Her lips move.

> JUMP CUT TO:

!! EXTREME CLOSE on MARA, 85mm

She laughs.

!! WIDE on MARA, slow push in

She listens.

!! WIDE on MARA

She runs to the door.

!! WIDE on MARA

She listens.

> THREE HOURS LATER <

!! WIDE on MARA

She listens.

--- a line says where they are now ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! MEDIUM on MARA and TOM, MARA left, TOM right

Mara pours tea.

+ MARA is on the right of the frame
+ TOM is at frame left

!! MEDIUM CLOSE on MARA and TOM, MARA right, TOM left

Tom drinks.
