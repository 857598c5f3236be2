"""The closed word lists by which left and right of the frame are read."""

BEING = (
    "is stands standing sits sitting waits waiting kneels kneeling lies lying leans leaning"
    " stays staying remains seated placed"
)
"""Somebody has a place in the frame."""

ARRIVING = "crosses steps moves walks goes comes"
"""With `to` and a side of the frame: somebody has that place from here on."""

LOOKING = (
    "look looks looking glances glancing stares staring gazes gazing peers peering faces facing"
    " eyeline eyes speaks speaking talks talking"
)
"""Somebody looks to a side."""

MOVING = (
    "runs running walks walking moves moving rides riding drives driving heads heading travels"
    " travelling traveling flees fleeing races racing marches marching strides striding rushes"
    " rushing goes going sprints sprinting swims swimming rows rowing sails sailing flies flying"
    " gallops galloping hurries hurrying"
)
"""Somebody goes towards a side, and would go on that way."""

STIRRING = (
    "cross circle walk move step go run pace turn swap switch trade change spin round pass"
    " come head stride rush hurry dance wrestle fight struggle roll jump leap charge follow"
    " chase join get leave enter exit approach climb drive ride swim row sail fly slip slide"
    " wander drift back retreat advance lunge stumble stagger fall push pull drag lead race"
    " bolt dart dash sprint jog creep crawl sneak limp march flee return wheel swing whirl"
    " double veer shift duck gallop travel"
)
"""Whoever does this need not be, afterwards, where they were in the frame."""

IRREGULAR_STIRRING = (
    "went ran came rode drove swam flew slid got fell led crept fled swung"
    " across around beside opposite"
)
"""Past forms of the verbs above that no ending makes, and what goes with moving about."""

OFF_THE_LINE = (
    r"head[- ]on|frontal(?:ly)?|straight on"
    r"|(?:in|at|to|faces|facing)(?:to|wards?)? (?:the )?(?:lens|camera)"
    r"|away from (?:the )?camera|from behind|behind|back of|reverse|opposite|other side"
    r"|across the (?:line|axis)|(?:new|another|different) (?:angle|side)|mirror\w*|reflect\w*"
    r"|split[- ]screen|circl\w*|crosses|crossing"
)
"""Words of a shot line by which the camera stands on the line of action or goes to its far side."""
