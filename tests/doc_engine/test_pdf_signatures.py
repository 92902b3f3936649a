"""Signatures on our PDFs, made and judged by pyHanko: filling behind one leaves it valid, writing on the page does not."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, fields, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import PdfSignatureStatus, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader

from doc_engine.errors import BadInput
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import build
from doc_engine.pdf.fields import AGENCY_FIELD, PERSON_FIELD, prepare_for_signing
from doc_engine.pdf.filling import fill_number
from registry.jail import LibreOffice
from templates.samples import SAMPLES

NUMBER = "SoVanBan"
NBSP = "\u00a0"
ISSUED = date(2026, 3, 5)


@pytest.fixture(scope="session")
def ready(need_tool: Callable[[str], str]) -> bytes:
    """A letter made ready for signing."""
    need_tool("soffice")
    sample = SAMPLES["cong_van"]()
    left = {"so": NBSP * 11, "ngay_thang": f"ngày {NBSP * 4} tháng 3 năm 2026"}
    letter = replace(sample, fields={**sample.fields, **left})
    return prepare_for_signing(
        LibreOffice().to_pdf(render(compile_template(build("cong_van")), letter))
    ).content


class Pki:
    """A root and two signers, made for the test; nothing leaves the machine."""

    def __init__(self) -> None:
        self._root_key = ec.generate_private_key(ec.SECP256R1())
        self._root = self._certificate("Gốc thử nghiệm", self._root_key, None)
        self.person, self.agency = self._signer("Người ký thử nghiệm"), self._signer("Cơ quan thử nghiệm")

    def _certificate(self, name: str, key: ec.EllipticCurvePrivateKey, root: Any) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        usage = x509.KeyUsage(True, True, False, False, False, root is None, root is None, False, False)
        issuer_key = self._root_key.public_key()
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(root.subject if root else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
            .not_valid_after(dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
            .add_extension(x509.BasicConstraints(root is None, None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
            .sign(self._root_key, hashes.SHA256())
        )

    def _signer(self, name: str) -> signers.SimpleSigner:
        key = ec.generate_private_key(ec.SECP256R1())
        raw = key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        store = SimpleCertificateStore()
        store.register(_asn1(self._root))
        own = _asn1(self._certificate(name, key, self._root))
        return signers.SimpleSigner(own, asn1_keys.PrivateKeyInfo.load(raw), store)

    def judged(self, pdf: bytes) -> dict[str, PdfSignatureStatus]:
        """What a strict validator says of each signature."""
        roots = [_asn1(self._root)]
        return {
            signature.field_name: validate_pdf_signature(
                signature, ValidationContext(trust_roots=roots, allow_fetching=False)
            )
            for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        }


def _asn1(certificate: x509.Certificate) -> Any:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def sign(pdf: bytes, field: str, signer: signers.SimpleSigner, **more: Any) -> bytes:
    """The PDF signed in a field that it has, as a signer's tool would."""
    about = PdfSignatureMetadata(
        field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, **more
    )
    out = io.BytesIO()
    target = IncrementalPdfFileWriter(io.BytesIO(pdf))
    PdfSigner(about, signer).sign_pdf(target, output=out, existing_fields_only=True)
    return out.getvalue()


@pytest.fixture(scope="session")
def pki() -> Pki:
    return Pki()


@pytest.fixture(scope="session")
def signed(pki: Pki, ready: bytes) -> bytes:
    """The letter with the person's signature."""
    return sign(ready, PERSON_FIELD, pki.person)


def with_streams(pdf: bytes) -> bytes:
    """The same file with its cross-reference table as a stream, as many programs write it."""
    made = writer.copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)), writer_kwargs={"stream_xrefs": True})
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


@pytest.mark.parametrize("streams", [False, True])
def test_number_and_day_filled_between_two_signatures_leave_both_valid(
    pki: Pki, ready: bytes, streams: bool
) -> None:
    base = with_streams(ready) if streams else ready
    once = sign(base, PERSON_FIELD, pki.person)
    filled = fill_number(once, "312", ISSUED, symbol="STP-PBGDPL")
    judged = pki.judged(sign(filled, AGENCY_FIELD, pki.agency))
    assert list(judged) == [PERSON_FIELD, AGENCY_FIELD]
    assert all(status.bottom_line and status.intact and status.trusted for status in judged.values())
    assert judged[PERSON_FIELD].modification_level == ModificationLevel.FORM_FILLING
    assert judged[AGENCY_FIELD].modification_level == ModificationLevel.NONE
    fields_there: Any = PdfReader(io.BytesIO(filled)).get_fields()
    assert fields_there[NUMBER]["/V"] == "312"


def test_the_number_written_onto_the_page_instead_breaks_the_signature(pki: Pki, signed: bytes) -> None:
    target = IncrementalPdfFileWriter(io.BytesIO(signed))
    stream = generic.StreamObject(stream_data=b"q BT /F1 13 Tf 132 728 Td (312) Tj ET Q")
    target.add_stream_to_page(0, target.add_object(stream))
    out = io.BytesIO()
    target.write(out)
    status = pki.judged(out.getvalue())[PERSON_FIELD]
    assert status.intact
    assert status.modification_level == ModificationLevel.OTHER
    assert not status.bottom_line


def test_after_the_agency_has_signed_nothing_is_filled_any_more(pki: Pki, signed: bytes) -> None:
    both = sign(signed, AGENCY_FIELD, pki.agency)
    with pytest.raises(BadInput, match="không cho điền"):
        fill_number(both, "312", ISSUED)


def test_a_number_changed_after_the_agency_has_signed_is_seen(pki: Pki, signed: bytes) -> None:
    both = sign(fill_number(signed, "312", ISSUED), AGENCY_FIELD, pki.agency)
    target = IncrementalPdfFileWriter(io.BytesIO(both))
    every = (one.get_object() for one in target.root["/AcroForm"]["/Fields"])
    field = next(one for one in every if one["/T"] == NUMBER)
    field["/V"] = generic.TextStringObject("999")
    target.update_container(field)
    out = io.BytesIO()
    target.write(out)
    assert not pki.judged(out.getvalue())[AGENCY_FIELD].bottom_line


def test_a_signature_that_allows_no_change_is_not_filled_behind(pki: Pki, ready: bytes) -> None:
    certified = sign(
        ready, PERSON_FIELD, pki.person, certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES
    )
    with pytest.raises(BadInput, match="không cho điền"):
        fill_number(certified, "312", ISSUED)


def test_a_signed_file_gets_no_new_fields(signed: bytes) -> None:
    with pytest.raises(BadInput, match="đã có chữ ký số"):
        prepare_for_signing(signed)
