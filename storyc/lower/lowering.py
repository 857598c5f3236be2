"""The steps of lowering, in order."""

from storyc.diagnostics import Code, Diagnostic
from storyc.ir import Screenplay, TitlePage
from storyc.lower.company import Company
from storyc.lower.declarations import Declared, declare
from storyc.lower.expansion import Expansion
from storyc.lower.findings import Findings
from storyc.lower.happenings import Happenings
from storyc.lower.inference import Inference
from storyc.lower.introductions import introduced
from storyc.lower.mentions import Mentions
from storyc.lower.modules import Program, load
from storyc.lower.names import Names
from storyc.lower.reading import Reading
from storyc.lower.scenes import Scenes
from storyc.lower.shots import Shots
from storyc.lower.state_lines import StateLines
from storyc.lower.title_page import title_page, with_target
from storyc.lower.unused import unused
from storyc.lower.variables import Scope, Variables
from storyc.source import Located, SourceFile
from storyc.syntax.tree import Document
from storyc.world.reader import SourceReader


def lower(entry: SourceFile, reader: SourceReader) -> tuple[Screenplay, tuple[Diagnostic, ...]]:
    """Parse a script with all its files and resolve every name in it.

    Never fails: whatever the script is like, there is a screenplay.

    Args:
        entry: the script.
        reader: gives the files that it imports and includes.

    Diagnostics: E01 (those of parsing, `EMPTY_SCRIPT`, `MALFORMED_TITLE_VALUE`), E02, E03, E04,
    `MISSING_ASSET` for paths out of the folder, W0101, W0301, W0401.
    """
    findings = Findings()
    program = load(entry, reader, findings)
    screenplay = _lowered(program, findings, Company())
    if screenplay.scenes:
        findings.extend(unused(program, findings.sorted()))
    else:
        findings.add(_empty(entry))
    return screenplay, findings.sorted()


def lower_scenes(
    document: Document, reader: SourceReader, company: Company
) -> tuple[Screenplay, tuple[Diagnostic, ...]]:
    """Lower some scenes of a script whose other scenes are known.

    Args:
        document: the script's tree with its declarations and these scenes.
        reader: gives the files that it imports and includes.
        company: what the other scenes bring in.

    Diagnostics: those of `lower`, but for what is declared and never used.
    """
    findings = Findings()
    screenplay = _lowered(load(document, reader, findings), findings, company)
    return screenplay, findings.sorted()


def _lowered(program: Program, findings: Findings, company: Company) -> Screenplay:
    variables = Variables(findings)
    declared = declare(program.names, variables, findings)
    page = _title_page(program, declared, variables, findings)
    names = Names(declared, program.names)
    parts = tuple(
        Reading(names, variables, findings).parts(Expansion(program, variables, findings).items())
    )
    inference = Inference(names, findings)
    for each in company.met:
        names.meet(each)
    inference.meet(parts)
    states = StateLines(names, findings)
    if page.style is not None:
        states.style(Located(page.style.text, page.style.span))
    mentions = Mentions(names)
    happenings = Happenings(names, mentions, states)
    gathering = Scenes(names, happenings, Shots(names, mentions, findings))
    scenes = gathering.gather(parts, findings, before=company.scenes_before)
    return Screenplay(
        title_page=page,
        characters=tuple(introduced(names.characters, scenes)),
        locations=names.locations,
        props=names.props,
        styles=names.styles,
        music=declared.music,
        voices=declared.voices,
        target_changes=declared.target_changes,
        scenes=scenes,
        sources=program.sources,
        span=program.entry.source.whole(),
    )


def _title_page(
    program: Program, declared: Declared, variables: Variables, findings: Findings
) -> TitlePage:
    scope = Scope(program.entry.source, program.names)
    lines, whole = program.entry.title, program.entry.source.whole()
    page = title_page(lines, whole, scope, variables, findings)
    targets = program.names.every("target")
    if not targets:
        return page
    return with_target(page, declared.target_changes[0], targets[0].name.span)


def _empty(entry: SourceFile) -> Diagnostic:
    return Diagnostic(
        Code.EMPTY_SCRIPT,
        f"there is nothing to film in {entry.name}",
        entry.whole().slice(0, 0),
        here="no scene, no action, no speech",
        help="begin with a scene heading, such as INT. KITCHEN - DAY, and say what happens",
    )
