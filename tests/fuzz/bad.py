"""Bad input: what nobody's browser sends by itself, and somebody sends all the same."""

from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

URL_ENCODED = "application/x-www-form-urlencoded"
ODD = (
    b"",
    b" ",
    b"\x00",
    b"a\x00b",
    b"\xff\xfe\x80",  # no UTF-8
    b"\xed\xa0\x80",  # half of a pair
    b"\r\n\r\nSet-Cookie: door=1",
    b"\x1b[31m\x07\x08",
    "\u202e\u2066abc\u2069".encode(),  # right to left, and never closed
    "שלום עליכם مرحبا".encode(),
    "👩‍❤️‍💋‍👩🏳️‍🌈".encode(),
    ("e" + "\u0301" * 500).encode(),
    "ﷺ".encode() * 200,  # grows eighteenfold when it is normalised
    "İı ſ ẞ".encode(),
    "٣".encode(),  # a digit, but not one of ours
    b"9" * 400,
    b"9" * 5000,  # more digits than Python reads
    b"-1",
    b"1e309",
    b"NaN",
    b"0x10",
    b"1_000",
    b"99999999999999999999",
    b"00000000-0000-4000-8000-000000000000",
    b"[]",
    b'{"a": [1, {"b": null}]}',
    b"<script>alert(1)</script>",
    b"{{ 7*7 }}{% now %}",
    b"' OR 1=1 --",
    b"../../../../etc/passwd",
    b"%s%n%x",
    b"x" * 10_000,
    b"x" * 200_000,
    b"on",
    b"1",
)
values = st.one_of(
    st.sampled_from(ODD), st.binary(max_size=40), st.text(max_size=40).map(lambda s: s.encode("utf-8", "surrogatepass"))
)
names = st.one_of(
    st.sampled_from([b"", b"\x00", b"csrfmiddlewaretoken", b"__proto__", b"id", b"person", b"x" * 3000]), values
)


@dataclass(frozen=True)
class Body:
    """What is sent, and what it says it is."""

    sent: bytes
    kind: str


def encoded(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Pairs as a form sends them."""
    return b"&".join(quote_from_bytes(n).encode() + b"=" + quote_from_bytes(v).encode() for n, v in pairs)


@st.composite
def bodies(draw: st.DrawFn, fields: dict[str, str]) -> Body:
    """What a form with ``fields`` may be sent instead: some left out, doubled, or filled with something odd."""
    if draw(st.integers(0, 9)) == 0:
        kinds = ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "\xff", ""]
        return Body(draw(st.one_of(values, st.just(b"--x\r\n\r\n"))), draw(st.sampled_from([URL_ENCODED, *kinds])))
    pairs = []
    for name, value in fields.items():
        match draw(st.sampled_from(["kept", "kept", "missing", "doubled", "odd", "odd"])):
            case "kept":
                pairs.append((name.encode(), (value or "on").encode()))
            case "doubled":
                pairs += [(name.encode(), value.encode()), (name.encode(), draw(values))]
            case "odd":
                pairs.append((name.encode(), draw(values)))
    pairs += draw(st.lists(st.tuples(names, values), max_size=2))
    if draw(st.integers(0, 30)) == 0:
        pairs += [(b"more", b"1")] * 1500
    if draw(st.integers(0, 9)) == 0:
        return as_files(pairs)
    return Body(encoded(pairs), URL_ENCODED)


def as_files(pairs: list[tuple[bytes, bytes]]) -> Body:
    """The same as uploaded files."""
    parts = [
        b'--edge\r\nContent-Disposition: form-data; name="%s"; filename="a"\r\n\r\n%s\r\n' % pair for pair in pairs
    ]
    return Body(b"".join(parts) + b"--edge--\r\n", "multipart/form-data; boundary=edge")
