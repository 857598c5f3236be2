"""A user's own configuration is read strictly, and no key in it is ever shown."""

from decimal import Decimal
from time import process_time

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.backends.ark import ArkWire
from storyc.backends.key import EnvKey, KeyringKey
from storyc.backends.offers import OFFERS
from storyc.backends.openai_dialect import DIALECTS
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.protocols import PROTOCOLS
from storyc.backends.wire import Proof, Terms
from storyc.cli.opened_service import opened_service
from storyc.config import ProtocolName, UserConfig, read_config, redacted
from storyc.config.codec import codec_of
from storyc.diagnostics import Code, Diagnostic
from storyc.diagnostics.render_text import render_text
from storyc.source import SourceFile

ARK = """\
budget = "20"

[backends.seedance]
protocol = "ark"
base_url = "https://ark.ap-southeast.bytepluses.com/api/v3/"
targets = ["seedance-2.5"]
key = { env = "ARK_API_KEY" }
"""
STUDIO = """\
[backends.studio]
protocol = "openai-videos"
dialect = "vllm-omni"
base_url = "http://192.168.1.20:8091/v1"
insecure = true
targets = ["minimax-h3", "wan-2.2"]
models = { "minimax-h3" = "MiniMax-H3" }
key = { keyring = "storyc/studio" }
header = "api-key"
per_minute = 30
at_once = 2
usd_per_second = 0.004
proof = "key"
key_hours = 24
budget = 5
"""


def read(text: str) -> tuple[UserConfig, tuple[Diagnostic, ...], str]:
    """Return the configuration, the findings, and all that a person is shown of them."""
    file = SourceFile("config.toml", text)
    config, findings = read_config(file)
    shown = render_text(findings, {file.name: redacted(file)}, color=False, width=100)
    return config, findings, shown


def changed(old: str, new: str, text: str = ARK) -> str:
    assert old in text
    return text.replace(old, new)


def test_a_backend_is_what_its_table_says() -> None:
    config, findings, _ = read(ARK + STUDIO)
    assert findings == ()
    seedance, studio = config.backends["seedance"], config.backends["studio"]
    assert seedance.protocol is ProtocolName.ARK
    assert seedance.base_url == "https://ark.ap-southeast.bytepluses.com/api/v3"
    assert seedance.key is not None
    assert seedance.key.place == EnvKey("ARK_API_KEY")
    assert studio.key is not None
    assert studio.key.place == KeyringKey("storyc", "studio")
    assert studio.targets == ("minimax-h3", "wan-2.2")
    assert studio.usd_per_second == Decimal("0.004")
    assert studio.models == {"minimax-h3": "MiniMax-H3"}
    assert config.ceiling(seedance) == 20
    assert config.ceiling(studio) == 5
    assert config.names() == ("animatic", "seedance", "studio")


def test_the_address_that_a_maker_gives_to_all_may_be_left_out() -> None:
    short = changed('base_url = "https://ark.ap-southeast.bytepluses.com/api/v3/"\n', "")
    assert read(short)[0] == read(ARK)[0]


def test_every_protocol_can_be_chosen() -> None:
    assert {*PROTOCOLS, "openai-videos"} == set(ProtocolName)
    for name, protocol in PROTOCOLS.items():
        (target, *_) = OFFERS[name]
        text = f'[backends.a]\nprotocol = "{name}"\ntargets = ["{target}"]\nkey = {{ env = "A" }}\n'
        config, findings, _ = read(text)
        assert findings == ()
        assert config.backends["a"].base_url == protocol.base_url


def test_every_dialect_can_be_chosen_and_has_its_codec() -> None:
    for name, dialect in DIALECTS.items():
        text = changed('"vllm-omni"', f'"{name}"', STUDIO).replace('header = "api-key"\n', "")
        studio = read(text)[0].backends["studio"]
        assert studio.key_header == dialect.key_header
        codec = codec_of(studio)
        assert isinstance(codec, OpenAiVideosWire)
        assert codec.dialect is dialect
        assert codec.ids == {"minimax-h3": "MiniMax-H3", "wan-2.2": "wan-2.2"}
    assert isinstance(codec_of(read(ARK)[0].backends["seedance"]), ArkWire)


def test_a_user_may_rely_on_less_than_the_protocol_promises() -> None:
    usual = Terms(Proof.LIST, per_minute=5, at_once=3)
    ark = read(ARK + 'proof = "none"\nper_minute = 60\n')[0].backends["seedance"].terms(usual)
    assert (ark.proof, ark.per_minute, ark.at_once) == (Proof.NONE, 60, 3)
    assert read(ARK)[0].backends["seedance"].terms(usual) == usual
    studio = read(STUDIO)[0].backends["studio"].terms(usual)
    assert (studio.proof, studio.key_lifetime_s) == (Proof.KEY, 24 * 3600)


def test_where_a_key_goes_and_what_the_account_is_called() -> None:
    own = read(ARK + STUDIO)[0].backends
    assert own["seedance"].key_header == "authorization"
    assert own["studio"].key_header == "api-key"
    google = changed('"ark"', '"gemini"').replace("seedance-2.5", "gemini-omni-1.1")
    assert read(google)[0].backends["seedance"].key_header == "x-goog-api-key"
    twin = read(changed("backends.seedance", "backends.twin"))[0].backends["twin"]
    assert twin.account == own["seedance"].account
    assert own["seedance"].account != own["studio"].account


def test_other_servers_of_ones_own_may_give_out_the_clips() -> None:
    config, findings, _ = read(ARK + 'clips_from = ["http://nas.local:9000/", "https://cdn.b"]\n')
    assert not findings
    backend = config.backends["seedance"]
    assert backend.clips_from == ("http://nas.local:9000", "https://cdn.b")

    async def named() -> list[bool]:
        async with opened_service(backend, None) as service:
            urls = ("http://nas.local:9000/x?y", "https://cdn.b:443/x", "http://nas.local/x")
            return [service.transport.is_named(httpx.URL(it)) for it in urls]

    assert anyio.run(named) == [True, True, False]


WRONG = {
    "an unknown key": (changed("targets", "target"), "target", "did you mean targets?"),
    "an unknown key of the file": ("bakends = {}\n", "bakends", "did you mean backends?"),
    "an unknown protocol": (changed('"ark"', '"arc"'), "protocol", "openai-videos"),
    "no protocol": (changed('protocol = "ark"\n', ""), "backends.seedance", "protocol"),
    "no targets": (changed('["seedance-2.5"]', "[]"), "targets", "at least one"),
    "a target that is no list": (changed('["seedance-2.5"]', '"x"'), "targets", "brackets"),
    "no https": (changed("https:", "http:"), "base_url", "must begin with https"),
    "no address": (changed("https://ark.ap-southeast", "ark"), "base_url", "https://host/path"),
    "another scheme": (changed("https:", "file:"), "base_url", "https://host/path"),
    "a user in the address": (changed("https://", "https://me:pw@"), "base_url", "no password"),
    "a query": (changed("/v3/", "/v3?a=b"), "base_url", "leave out"),
    "https that is insecure": (ARK + "insecure = true\n", "insecure", "leave it out"),
    "a private address unsaid": (changed("insecure = true\n", "", STUDIO), "base_url", "insecure"),
    "a public address insecure": (
        changed("192.168.1.20", "93.184.216.34", STUDIO),
        "base_url",
        "https",
    ),
    "the clouds' own address": (changed("192.168.1.20", "169.254.169.254", STUDIO), "base_url", ""),
    "no key": (changed('key = { env = "ARK_API_KEY" }\n', ""), "backends.seedance", "env ="),
    "a key in two places": (changed('"ARK_API_KEY"', '"A", keyring = "a/b"'), "key", "env ="),
    "a key nowhere": (changed('{ env = "ARK_API_KEY" }', "{}"), "key", "env ="),
    "a key in a strange place": (changed("{ env", "{ envv"), "key", "did you mean env?"),
    "a name of no variable": (changed("ARK_API_KEY", "ARK KEY"), "key", "letters, digits and _"),
    "a keyring entry of one part": (changed("storyc/studio", "storyc", STUDIO), "key", "service/"),
    "a dialect that nobody speaks": (changed("vllm-omni", "vllm", STUDIO), "dialect", "vllm-omni"),
    "a dialect of another protocol": (ARK + 'dialect = "sglang"\n', "dialect", "leave it out"),
    "a header without a key": (
        changed('key = { keyring = "storyc/studio" }\n', "", STUDIO),
        "header",
        "Authorization",
    ),
    "a header of the request": (changed('"api-key"', '"Host"', STUDIO), "header", "api-key"),
    "a header of two lines": (changed('"api-key"', '"a\\r\\nb"', STUDIO), "header", "letters"),
    "a limit of nothing": (changed("30", "0", STUDIO), "per_minute", "larger"),
    "a limit in words": (changed("30", '"30"', STUDIO), "per_minute", "without quotes"),
    "a truth in words": (changed("true", '"yes"', STUDIO), "insecure", "true or false"),
    "a price below nothing": (changed("0.004", "-1", STUDIO), "usd_per_second", "from 0"),
    "a price without end": (changed("0.004", "inf", STUDIO), "usd_per_second", "from 0"),
    "no price": (changed("0.004", '"cheap"', STUDIO), "usd_per_second", "0.30"),
    "no address where there is no usual one": (
        changed('base_url = "http://192.168.1.20:8091/v1"\n', "", STUDIO),
        "backends.studio",
        "base_url =",
    ),
    "a target without a name": (changed('"seedance-2.5"', '"kling-3.0"'), "targets", "models ="),
    "a name without a target": (ARK + 'models = { "sora-2" = "x" }\n', "models", "list it"),
    "a proof that is not asked for": (ARK + 'proof = "key"\nkey_hours = 1\n', "proof", "leave it"),
    "a proof that nobody has": (changed('"key"\n', '"list"\n', STUDIO), "proof", ""),
    "a proof without its hours": (changed("key_hours = 24\n", "", STUDIO), "backends", "how long"),
    "a name in capitals": (changed("backends.seedance", "backends.Seedance"), "backends", "small"),
    "the animatic": (changed("backends.seedance", "backends.animatic"), "backends", "another name"),
    "a target that is drawn": (changed('"seedance-2.5"', '"animatic"'), "targets", "draws it"),
    "its name said twice": (ARK + 'name = "x"\n', "name", "leave it out"),
    "no table": ("[backends]\nseedance = 1\n", "seedance", "[backends.NAME]"),
    "no tables at all": ("backends = 1\n", "backends", "[backends.NAME]"),
    "clips from one address": (ARK + 'clips_from = "https://a.b"\n', "clips_from", "brackets"),
    "clips from a page": (ARK + 'clips_from = ["https://a.b/c"]\n', "clips_from", "no path"),
    "clips from anybody": (ARK + 'clips_from = ["http://a.b"]\n', "clips_from", "https"),
    "clips from the clouds' own address": (
        ARK + 'clips_from = ["http://169.254.169.254"]\n',
        "clips_from",
        "https",
    ),
    "no budget": (changed('"20"', '"much"'), "budget", "0.30"),
    "no TOML": ("[backends", "", "toml.io"),
}


@pytest.mark.parametrize(("text", "place", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_one_finding_where_it_stands(text: str, place: str, told: str) -> None:
    config, findings, shown = read(text)
    (finding,) = findings
    assert finding.code is Code.MALFORMED_CONFIG
    assert finding.primary is not None
    assert text[finding.primary.start : finding.primary.end].startswith(place)
    assert told in shown
    assert finding.help
    assert not any(it.startswith("backends") for it in config.backends)


def test_a_wrong_backend_cannot_be_chosen_and_the_others_can() -> None:
    config, _, _ = read(changed('"ark"', '"arc"') + STUDIO)
    assert set(config.backends) == {"studio"}
    assert config.wrong == {"seedance"}


def test_a_ceiling_that_cannot_be_read_lets_nothing_be_spent() -> None:
    config, _, _ = read(changed('"20"', '"20 dollars"'))
    assert config.budget == 0


PASTED = {
    "sk-proj-Zq83hf92hfKJHDF92hf9283hf92": "a key with its prefix",
    "4c1d7f0a-1b2c-4d3e-8f9a-0b1c2d3e4f5a": "a key of hexadecimal digits",
    "AIzaSyD4f8gH2kL9mN3pQ7rS1tU5vW8xY0zA2b": "a key of Google",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln": "a signed token",
    "Zx81kQw93LmN04PqRs57TuVb": "random letters",
    "Bearer hunter2hunter2": "a whole header",
}


@pytest.mark.parametrize("key", PASTED)
@pytest.mark.parametrize(
    "line",
    ['key = "{}"', 'key = {{ env = "{}" }}', 'api_key = "{}"', 'header = "{}"', 'targets = ["{}"]'],
)
def test_a_key_in_the_file_is_found_and_not_shown(key: str, line: str) -> None:
    text = f"[backends.seedance]\n{line.format(key)}\nprotocol = 1\n"
    config, findings, shown = read(text)
    assert [it.code for it in findings] == [Code.KEY_IN_FILE]
    assert key not in shown
    assert key not in repr(findings)
    assert config.backends == {}


@pytest.mark.parametrize("word", ["hunter2", "ARK_API_KEY", "correct horse battery staple"])
def test_a_text_under_the_name_of_a_key_is_taken_for_one(word: str) -> None:
    _, findings, shown = read(changed('{ env = "ARK_API_KEY" }', f'"{word}"'))
    assert [it.code for it in findings] == [Code.KEY_IN_FILE]
    assert word not in shown


@pytest.mark.parametrize("key", PASTED)
def test_a_line_that_cannot_be_read_does_not_show_a_key_either(key: str) -> None:
    for text in (f"[backends\nkey = {key}", f'key = "{key}', f"# {key} [\n= {key}"):
        _, findings, shown = read(text)
        assert findings
        assert key not in shown


@pytest.mark.parametrize("key", PASTED)
def test_a_key_in_the_place_of_a_name_is_not_shown_either(key: str) -> None:
    for text in (
        f'"{key}" = 1\n',
        f'[backends."{key}"]\nprotocol = "ark"\n',
        f'[backends.a]\n"{key}" = 1\n',
        f'[backends.a]\nkey = {{ "{key}" = 1 }}\n',
    ):
        _, findings, shown = read(text)
        assert findings
        assert key not in shown
        assert key not in repr(findings)


def test_many_keys_are_told_a_few_times_and_none_is_used() -> None:
    text = "".join(
        f'[backends.a{it}]\nprotocol = "ark"\ntargets = ["seedance-2.5"]\n'
        f'key = {{ env = "A" }}\nmodels = {{ "seedance-2.5" = "{key}" }}\n'
        for it, key in enumerate([*PASTED] * 3)
    )
    config, findings, _ = read(text)
    assert config.backends == {}
    assert {it.code for it in findings} == {Code.KEY_IN_FILE}


def test_a_password_in_an_address_is_not_shown() -> None:
    _, _, shown = read(changed("https://", "https://me:hunter2@"))
    assert "hunter2" not in shown


def test_names_are_not_taken_for_keys() -> None:
    models = ("dreamina-seedance-2-5-260628", "Wan-AI/Wan2.2-T2V-A14B-Diffusers", "kling-v3-pro")
    for model in (*models, "hf-video-generation-v2", "sora-2-pro-2025-10-06"):
        assert read(ARK + f'models = {{ "seedance-2.5" = "{model}" }}\n')[1] == ()


def test_hostile_configurations_are_read_in_bounded_time() -> None:
    for text in (
        "".join(f"[backends.a{it}]\nx = 1\n" for it in range(8_000)),
        "".join(f"k{it} = 1\n" for it in range(20_000)),
        "[backends.a]\n" + "".join(f"k{it} = 1\n" for it in range(20_000)),
        f'key = "{"key" * 80_000}"',
        "key " * 60_000,
        f'a = "{"-" * 250_000}"',
        f'a = "sk-{"a-" * 120_000}"',
        'a = ["' + '","'.join(["a1B" * 20] * 4_000) + '"]',
    ):
        before = process_time()
        _, findings, _ = read(text)
        assert process_time() - before < 3
        assert 0 < len(findings) < 1200


@given(st.text())
def test_no_text_raises_and_places_lie_in_it(text: str) -> None:
    whole = f"[backends.a]\n{text}"
    for it in read(whole)[1]:
        assert it.primary is not None
        assert 0 <= it.primary.start <= it.primary.end <= len(whole)


@given(st.text())
def test_a_redacted_file_has_every_letter_in_its_place(text: str) -> None:
    file = redacted(SourceFile("a", text))
    assert len(file.text) == len(text)
    assert [at for at, it in enumerate(file.text) if it == "\n"] == [
        at for at, it in enumerate(text) if it == "\n"
    ]
