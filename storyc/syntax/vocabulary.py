"""The closed vocabularies of the language, as tables.

Keys are what writers write, in lower case unless said otherwise; values are the words of the IR.
Every *did you mean* about a word of the language is drawn from here.
"""

from typing import Literal

TITLE_KEYS = frozenset(
    {
        # Fountain 1.1, and what scripts in the wild add to it.
        *("title", "credit", "author", "authors", "source", "draft date", "date", "contact"),
        *("notes", "copyright", "revision", "version", "licence", "license", "format", "genre"),
        # What .story adds.
        *("story", "target", "size", "fps", "aspect", "style", "language", "logline"),
    }
)
"""A title page must begin with one of these keys; after that any key will do."""

DECLARATION_KEYWORDS = (
    "character",
    "cameo",
    "location",
    "prop",
    "style",
    "voice",
    "music",
    "target",
)

HEADING_WORDS: dict[str, Literal["INT", "EXT", "INT/EXT"]] = {
    **dict.fromkeys(("INTERIOR", "INTERNO", "INTÉRIEUR", "INNEN", "WNĘTRZE", "ИНТ"), "INT"),
    **dict.fromkeys(("EXTERIOR", "ESTERNO", "EXTÉRIEUR", "AUSSEN", "AUßEN", "PLENER"), "EXT"),
    **dict.fromkeys(("НАТ", "ЭКСТ"), "EXT"),
    **dict.fromkeys(("内景", "內景", "室内", "屋内", "실내"), "INT"),
    **dict.fromkeys(("外景", "室外", "屋外", "실외"), "EXT"),
    **dict.fromkeys(("内外景", "內外景"), "INT/EXT"),
}
"""Whole words that begin a heading → its setting, in capitals.

The short forms, INT. and EXT. and their kin, are in `inline/heading.py`.
"""

SOUND_LABELS = ("SOUND", "SFX", "AMBIENCE", "MUSIC", "NARRATION")

SOUND_MANNERS = {
    **dict.fromkeys(("under", "underneath"), "under"),
    **dict.fromkeys(("fade in", "fades in", "fading in", "fade up"), "fade in"),
    **dict.fromkeys(("fade out", "fades out", "fading out"), "fade out"),
}
"""Ways to write how a sound lies under the others, comes and goes."""

SHOT_SIZES = {
    **dict.fromkeys(
        (
            *("extreme wide", "extreme wide shot", "very wide", "very wide shot", "ews", "vws"),
            *("extreme long", "extreme long shot", "els", "xls", "vista", "panorama"),
        ),
        "EXTREME WIDE",
    ),
    **dict.fromkeys(
        (
            *("wide", "wide shot", "wide angle", "wider", "wider shot", "ws"),
            *("long", "long shot", "ls", "master", "master shot"),
        ),
        "WIDE",
    ),
    **dict.fromkeys(("full", "full shot", "full body", "full figure", "fs"), "FULL"),
    **dict.fromkeys(
        (
            *("medium wide", "medium wide shot", "medium long", "medium long shot", "mws", "mls"),
            *("medium full", "medium full shot", "mfs", "american", "american shot"),
            *("cowboy", "cowboy shot", "three quarter", "three quarter shot"),
        ),
        "MEDIUM WIDE",
    ),
    **dict.fromkeys(
        ("medium", "medium shot", "mid", "mid shot", "waist shot", "ms", "single"), "MEDIUM"
    ),
    **dict.fromkeys(
        (
            *("medium close", "medium close up", "medium closeup", "medium close shot", "mcu"),
            *("mid close up", "bust shot"),
        ),
        "MEDIUM CLOSE",
    ),
    **dict.fromkeys(
        (
            *("close", "close up", "closeup", "close shot", "closer", "closer shot"),
            *("cu", "tight", "tight shot", "head shot"),
        ),
        "CLOSE",
    ),
    **dict.fromkeys(
        (
            *("extreme close", "extreme close up", "extreme closeup", "extreme close shot"),
            *("big close up", "very close", "macro", "macro shot", "ecu", "xcu", "bcu", "vcu"),
        ),
        "EXTREME CLOSE",
    ),
    **dict.fromkeys(("insert", "insert shot", "detail", "detail shot"), "INSERT"),
    **dict.fromkeys(("two shot", "twoshot", "2 shot", "2shot"), "TWO SHOT"),
    **dict.fromkeys(
        ("over the shoulder", "over the shoulder shot", "over shoulder", "ots", "oss"),
        "OVER THE SHOULDER",
    ),
    **dict.fromkeys(("pov", "pov shot", "p.o.v", "point of view", "subjective shot"), "POV"),
    **dict.fromkeys(("establishing", "establishing shot"), "ESTABLISHING"),
    **dict.fromkeys(("cutaway", "cut away", "cutaway shot"), "CUTAWAY"),
}
"""Ways to write a shot size → `ir.ShotSize`. Hyphens count as blanks, a full stop as nothing."""

PICTURE_KINDS = frozenset(
    {"INSERT", "TWO SHOT", "OVER THE SHOULDER", "POV", "ESTABLISHING", "CUTAWAY"}
)
"""Shot sizes that say what kind of picture it is; they may have another size beside them."""

SIZELESS_HEADS = frozenset(
    {
        *("angle", "new angle", "another angle", "camera", "shot", "back", "favoring", "favouring"),
        *("reverse", "reverse angle", "reverse shot"),
    }
)
"""What may stand before `on NAME` and names no size."""

ANGLES = {
    **dict.fromkeys(("eye level", "at eye level", "eye height"), "eye level"),
    **dict.fromkeys(
        ("low angle", "low", "extreme low angle", "very low angle", "from below"), "low angle"
    ),
    **dict.fromkeys(("high angle", "extreme high angle", "from above"), "high angle"),
    **dict.fromkeys(
        (
            *("overhead", "top down", "top shot", "from overhead"),
            *("bird's eye", "birds eye", "bird's eye view", "birds eye view", "god's eye view"),
        ),
        "overhead",
    ),
    **dict.fromkeys(("aerial", "aerial shot", "drone", "drone shot", "helicopter shot"), "aerial"),
    **dict.fromkeys(
        ("dutch angle", "dutch", "dutch tilt", "canted", "canted angle", "oblique angle"),
        "dutch angle",
    ),
    **dict.fromkeys(
        ("ground level", "floor level", "at ground level", "worm's eye view", "worm's eye"),
        "ground level",
    ),
}
"""Ways to write an angle → `ir.Angle`."""

MOVES = {
    **dict.fromkeys(
        ("static", "still", "locked", "locked off", "lock off", "tripod", "fixed"), "static"
    ),
    **dict.fromkeys(
        ("push in", "push", "pushing in", "pushes in", "creep in", "creeping in", "move in"),
        "push in",
    ),
    **dict.fromkeys(
        (
            *("pull out", "pull back", "pulling out", "pulling back", "pulls out", "pulls back"),
            *("move out", "back away"),
        ),
        "pull out",
    ),
    **dict.fromkeys(("pan", "panning", "pans"), "pan"),
    **dict.fromkeys(("whip pan", "whip", "swish pan", "whip pans"), "whip pan"),
    **dict.fromkeys(("tilt", "tilting", "tilts"), "tilt"),
    **dict.fromkeys(
        ("track", "tracking", "tracks", "tracking shot", "follow", "following", "follows"),
        "track",
    ),
    **dict.fromkeys(("dolly", "dollying", "dollies", "dolly shot"), "dolly"),
    **dict.fromkeys(("truck", "trucking", "trucks", "crab", "crabbing"), "truck"),
    **dict.fromkeys(
        ("crane", "craning", "cranes", "crane shot", "boom", "jib", "pedestal"), "crane"
    ),
    **dict.fromkeys(("zoom in", "zoom", "zooming in", "zooms in", "crash zoom"), "zoom in"),
    **dict.fromkeys(("zoom out", "zooming out", "zooms out"), "zoom out"),
    **dict.fromkeys(("handheld", "hand held", "shaky cam"), "handheld"),
    **dict.fromkeys(("steadicam", "gimbal", "floating camera"), "steadicam"),
    **dict.fromkeys(("orbit", "orbiting", "orbits", "arc", "arcing", "circling"), "orbit"),
}
"""Ways to write a camera move → `ir.MoveKind`."""

SPEEDS = {
    **dict.fromkeys(("slow", "slowly", "very slow", "gentle", "gently", "creeping"), "slow"),
    **dict.fromkeys(("fast", "quick", "quickly", "rapid", "rapidly", "swift", "swiftly"), "fast"),
}

DIRECTIONS = {
    **dict.fromkeys(("left", "to the left"), "left"),
    **dict.fromkeys(("right", "to the right"), "right"),
    **dict.fromkeys(("up", "upward", "upwards"), "up"),
    **dict.fromkeys(("down", "downward", "downwards"), "down"),
    **dict.fromkeys(("in", "forward", "forwards"), "in"),
    **dict.fromkeys(("out", "back", "backward", "backwards"), "out"),
}
"""Ways to write where a camera moves → the direction of an `ir.Move`."""

FOCUS_TERMS = frozenset(
    {
        *("focus", "focus on", "focus pull", "pull focus", "rack focus", "rack", "split diopter"),
        *("deep focus", "shallow focus", "soft focus", "sharp focus", "out of focus", "in focus"),
        *("shallow depth of field", "deep depth of field", "depth of field"),
    }
)

CONTINUES_TERMS = frozenset({"continues", "continued", "continuing", "cont'd", "same take"})
"""What says that a shot is one take with the shot before."""

REACH_WORDS = frozenset(
    {
        *("to", "onto", "on", "into", "toward", "towards", "from", "across", "over", "along"),
        *("through", "past", "with", "around", "behind", "as", "until", "off", "between", "under"),
    }
)
"""Words that may follow a camera move and say where it goes; what comes after them is prose."""

SHOT_PREPOSITIONS = frozenset({"on", "of", "from", "onto", "over", "at", "with", "behind"})

STATE_VERBS = {
    **dict.fromkeys(
        (
            *("wears", "wear", "wearing", "dons", "don", "puts on", "put on"),
            *("changes into", "change into", "is wearing"),
        ),
        "wears",
    ),
    **dict.fromkeys(
        ("removes", "remove", "removing", "takes off", "take off", "sheds", "shed"), "removes"
    ),
    **dict.fromkeys(
        (
            *("holds", "hold", "holding", "carries", "carry", "carrying"),
            *("is holding", "is carrying"),
        ),
        "holds",
    ),
    **dict.fromkeys(
        (
            *("takes", "take", "taking", "grabs", "grab", "gets", "get"),
            *("picks up", "pick up", "picking up"),
        ),
        "takes",
    ),
    **dict.fromkeys(
        (
            *("drops", "drop", "dropping", "loses", "lose", "puts down", "put down"),
            *("sets down", "set down", "lays down", "lay down"),
        ),
        "drops",
    ),
    **dict.fromkeys(("gives", "give", "giving", "hands", "hand", "passes", "pass"), "gives"),
    **dict.fromkeys(("is", "are", "becomes", "become", "turns", "turn"), "is"),
    **dict.fromkeys(("has", "have", "having"), "has"),
    **dict.fromkeys(("enters", "enter", "entering", "arrives", "arrive"), "enters"),
    **dict.fromkeys(("exits", "exit", "exiting", "departs", "depart"), "exits"),
    **dict.fromkeys(("leaves", "leave", "leaving"), "leaves"),
}
"""Ways to write a verb of a state line → `ir.StateVerb`.

`leaves` is two verbs: with a thing behind it somebody drops it, alone somebody exits.
"""

STATE_SETTINGS = ("light", "weather", "time")
"""What a state line can set with a colon: `+ light: dusk`."""

STATE_PREPOSITIONS = {
    **dict.fromkeys(("to", "into"), "to"),
    **dict.fromkeys(
        (
            *("at", "in", "on", "onto", "by", "near", "under", "beside", "behind", "inside"),
            *("against", "next", "over", "beneath", "outside"),
        ),
        "at",
    ),
    "from": "from",
}

TRANSITIONS = {
    **dict.fromkeys(("cut", "cut to", "hard cut", "hard cut to", "cut back to"), "cut"),
    **dict.fromkeys(("jump cut", "jump cut to", "time cut", "time cut to"), "cut"),
    **dict.fromkeys(("smash cut", "smash cut to", "smash to"), "smash cut"),
    **dict.fromkeys(("match cut", "match cut to", "match to"), "match cut"),
    **dict.fromkeys(
        (
            *("dissolve", "dissolve to", "slow dissolve", "slow dissolve to", "ripple dissolve to"),
            *("cross dissolve", "cross dissolve to", "lap dissolve", "lap dissolve to"),
            *("match dissolve", "match dissolve to", "crossfade", "crossfade to", "cross fade to"),
            *("fade to", "cross fade"),
        ),
        "dissolve",
    ),
    **dict.fromkeys(("fade in", "fade up", "fade in on", "fade up on"), "fade in"),
    **dict.fromkeys(("fade out", "fades out", "fade"), "fade out"),
    **dict.fromkeys(("wipe", "wipe to", "iris out", "iris in", "flip to"), "wipe"),
    **dict.fromkeys(("l-cut", "l-cut to", "l cut", "l cut to"), "L-cut"),
    **dict.fromkeys(("j-cut", "j-cut to", "j cut", "j cut to"), "J-cut"),
}
"""Ways to write a transition → `ir.TransitionKind`."""

COLOUR_TRANSITIONS = {
    **dict.fromkeys(("fade from", "fade in from", "fade up from"), "fade in"),
    **dict.fromkeys(("fade to", "fades to", "fade out to", "dissolve to"), "fade out"),
    **dict.fromkeys(("cut to", "hard cut to", "smash cut to", "smash to"), "cut to colour"),
}
"""Ways to write a transition that a colour follows → `ir.TransitionKind`."""

COLOURS = {
    **{it: it for it in ("black", "white", "grey", "red", "orange", "yellow", "green", "blue")},
    "gray": "grey",
}
"""Ways to write a colour that the picture can fade or cut to → its name."""

TIME_UNITS = {
    **dict.fromkeys(("ms", "msec", "milliseconds"), 0.001),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1.0),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 60.0),
}
"""Ways to write a unit of time → its seconds."""

TIMES_OF_DAY = frozenset(
    {
        *("day", "night", "morning", "evening", "afternoon", "noon", "midday", "midnight"),
        *("dawn", "dusk", "sunrise", "sunset", "sundown", "sunup", "twilight", "daybreak"),
        *("daytime", "nighttime", "night-time", "day-time", "later", "continuous", "continuously"),
        *("same", "moments", "magic", "golden", "present", "flashback", "cont'd", "continued"),
        *("simultaneously", "simultaneous", "soon", "meanwhile"),
        *("tag", "nacht", "abend", "morgen", "jour", "nuit", "soir", "matin", "aube"),
        *("día", "dia", "noche", "tarde", "mañana", "manhã", "noite", "giorno", "notte", "sera"),
        *("mattina", "alba", "tramonto", "dzień", "noc", "день", "ночь", "утро", "вечер"),
        *("日", "夜", "晨", "昼", "朝", "夕", "晚", "白天", "夜晚", "清晨", "黄昏", "傍晚"),
        *("낮", "밤", "아침", "저녁"),
        *("midi", "minuit", "après-midi", "soirée", "crépuscule", "lendemain", "tard", "même"),
        *("mittag", "mitternacht", "nachmittag", "morgengrauen", "dämmerung", "später", "danach"),
        *("mediodía", "medianoche", "amanecer", "atardecer", "anochecer", "después", "depois"),
        *("meio-dia", "meia-noite", "amanhecer", "anoitecer"),
        *("mezzogiorno", "mezzanotte", "pomeriggio", "tardi", "dopo"),
        *("rano", "wieczór", "popołudnie", "świt", "zmierzch", "później", "позже", "рассвет"),
        *("continu", "simultanément", "fortlaufend", "gleichzeitig", "continuo", "continúa"),
        *("continua", "contínuo", "simultáneo", "contemporaneamente"),
        *("稍后", "稍後", "その後", "连续", "連續", "同时", "同時", "同時刻"),
    }
)
"""Words that make the last part of a heading a time."""

TIMES_RUNNING_ON = frozenset(
    {
        *("continuous", "continuously", "continued", "cont'd", "same", "later", "moments"),
        *("simultaneously", "simultaneous", "soon", "meanwhile"),
        *("tard", "même", "später", "danach", "después", "depois", "tardi", "dopo", "później"),
        *("позже", "continu", "simultanément", "fortlaufend", "gleichzeitig", "continuo"),
        *("continúa", "continua", "contínuo", "simultáneo", "contemporaneamente"),
        *("稍后", "稍後", "その後", "连续", "連續", "同时", "同時", "同時刻"),
    }
)
"""Those of `TIMES_OF_DAY` that say how a scene joins the one before, and name no light."""

TIME_OF_DAY_FILLERS = frozenset(
    {
        *("the", "a", "an", "next", "that", "this", "same", "early", "late", "mid", "pre", "post"),
        *(
            "moment",
            "moments",
            "bit",
            "few",
            "some",
            "several",
            "minutes",
            "hours",
            "days",
            "weeks",
        ),
        *("months", "years", "minute", "hour", "week", "month", "year", "before", "after", "of"),
        *("time", "following", "previous", "one", "two", "three", "four", "five", "six", "ten"),
        *("on", "in", "for", "to", "and", "still", "back", "first", "last", "second", "night's"),
        *("le", "la", "un", "une", "au", "en", "plus", "peu", "même", "temps", "après"),
        *("quelques", "instants", "secondes", "heures", "jours"),
        *("etwas", "kurz", "wenig", "einen", "am", "nächsten", "minuten", "stunden", "tage"),
        *("el", "al", "más", "mais", "poco", "unos", "momentos", "minutos", "horas", "siguiente"),
        *("o", "pouco", "seguinte", "il", "più", "pochi", "qualche", "minuto", "minuti", "istanti"),
        *("istante", "chwilę", "nieco", "немного"),
    }
)
"""Words that may stand beside one of `TIMES_OF_DAY`."""
