"""A server that cannot prove who it is gets no request, no key and no order."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.conformance.film import Film, mp4
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.studio import Studio
from support.services import base_of, order_of, run, service_of
from trustme import CA, LeafCert

from storyc.backends import transport
from storyc.backends.job import (
    Accepted,
    Answer,
    Failure,
    FailureKind,
    Job,
    Link,
    Refused,
    Status,
)
from storyc.backends.service import Fetched

LONG_AGO = datetime.now(UTC) - timedelta(days=400)


@pytest.fixture(scope="module")
def authority() -> CA:
    """Whoever signs certificates for these tests."""
    return CA()


@pytest.fixture
def trusted(authority: CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CA]:
    """Have this process believe in the authority, and in nobody else."""
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    transport._trusted.cache_clear()  # noqa: SLF001  # it is read once in a process
    yield authority
    monkeypatch.undo()
    transport._trusted.cache_clear()  # noqa: SLF001  # the same


def encryption(certificate: LeafCert) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context


def sent(studio: Studio) -> Answer:
    async def send() -> Answer:
        async with service_of(base_of(studio)) as service:
            return await service.send(service.call(order_of(), {}), "intent-1")

    return run(send())


def refusal(certificate: LeafCert) -> str:
    """Return what is said of a server with a certificate, which is not asked anything."""
    with opened(Studio(OpenAi()), encryption(certificate)) as studio:
        answer = sent(studio)
        assert not studio.heard
    assert isinstance(answer, Refused)
    assert answer.failure.kind is FailureKind.TRANSIENT
    return answer.failure.said


def test_a_server_that_proves_who_it_is_gets_the_order(trusted: CA) -> None:
    with opened(Studio(OpenAi()), encryption(trusted.issue_cert("127.0.0.1"))) as studio:
        assert isinstance(sent(studio), Accepted)


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_an_unknown_authority_is_none() -> None:
    assert "certificate" in refusal(CA().issue_cert("127.0.0.1"))


def test_a_certificate_of_another_host_is_none(trusted: CA) -> None:
    assert "127.0.0.1" in refusal(trusted.issue_cert("other.example"))


def test_a_certificate_that_has_expired_is_none(trusted: CA) -> None:
    old = trusted.issue_cert(
        "127.0.0.1", not_before=LONG_AGO, not_after=LONG_AGO + timedelta(days=1)
    )
    assert "expired" in refusal(old)


def test_a_server_that_speaks_only_what_nobody_should_is_refused(trusted: CA) -> None:
    weak = encryption(trusted.issue_cert("127.0.0.1"))
    weak.maximum_version = ssl.TLSVersion.TLSv1_2
    weak.set_ciphers("AES128-SHA:@SECLEVEL=0")
    with opened(Studio(OpenAi()), weak) as studio:
        assert isinstance(sent(studio), Refused)
        assert not studio.heard


def test_a_clip_is_not_fetched_from_a_server_that_does_not_prove_who_it_is(
    trusted: CA, tmp_path: Path
) -> None:
    into = tmp_path / "clip.mp4"

    async def fetched(studio: Studio) -> Fetched | Failure:
        link = Link(f"{studio.base}/cdn/job-1.mp4?sign=s")
        job = Job("job-1", Status.SUCCEEDED, clip=link)
        async with service_of("http://127.0.0.1:9/v1", clips_from=(studio.base,)) as service:
            return await service.fetch(job, order_of(), into)

    film = mp4(Film(1, 128, 72))
    studio = Studio(OpenAi(), film=lambda _: film)
    with opened(studio, encryption(trusted.issue_cert("127.0.0.1"))):
        assert isinstance(sent(studio), Accepted)
        assert isinstance(run(fetched(studio)), Fetched)
    studio.heard.clear()
    with opened(studio, encryption(CA().issue_cert("127.0.0.1"))):
        refused = run(fetched(studio))
        assert not studio.heard
    assert isinstance(refused, Failure)
    assert "certificate" in refused.said
