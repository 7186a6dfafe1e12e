"""The zip container of a workbook: judged from its directory, unpacked under limits, packed anew."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

from sheets.errors import FileTooLarge, UnreadableFile
from sheets.limits import (
    MAX_PARTS,
    MAX_RATIO,
    MAX_TOKEN_BYTES,
    MAX_UNPACKED_BYTES,
    RATIO_FROM_BYTES,
)

STEP = 1 << 18
ENCRYPTED_FLAG = 0x1


def damaged(where: str) -> UnreadableFile:
    """The error for a file or tab that is broken or was tampered with."""
    return UnreadableFile(
        f"{where}: dit is beschadigd en kan niet worden gelezen. "
        "Open het bestand in Excel of LibreOffice, bewaar het opnieuw als .xlsx en probeer nog eens."
    )


def inflated(where: str) -> FileTooLarge:
    """The error for a container that unpacks to more than a workbook people fill in."""
    return FileTooLarge(
        f"{where}: uitgepakt is dit bestand groter dan {MAX_UNPACKED_BYTES // 1_000_000} MB of verdacht "
        "sterk samengeperst. Kopieer de rijen die tellen naar een nieuw werkboek en lever dat in."
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the container, still packed, with the size and checksum its content must have."""

    name: str
    raw: memoryview
    method: int
    size: int
    checksum: int


class Package:
    """A container whose directory was judged; `parts` is keyed by lower-case name without leading slash."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._data = data
        self._left = MAX_UNPACKED_BYTES
        self.parts = {_key(info.filename): info for info in self._directory()}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self.parts

    def part(self, name: str, where: str) -> Part:
        """One part by name; UnreadableFile where it is missing, encrypted or packed in an odd way."""
        info = self.parts.get(_key(name))
        if info is None or info.flag_bits & ENCRYPTED_FLAG or info.compress_type not in (0, 8):
            raise damaged(where)
        start = self._content_offset(info, where)
        raw = memoryview(self._data)[start : start + info.compress_size]
        return Part(info.filename, raw, info.compress_type, info.file_size, info.CRC)

    def chunks(self, part: Part, where: str) -> Iterator[bytes]:
        """The content of a part, piece by piece; the directory is not believed but checked."""
        size = checksum = 0
        for chunk in _unpacked(part, where):
            size += len(chunk)
            self._left -= len(chunk)
            if self._left < 0:
                raise inflated(self.where)
            if size > part.size:
                raise damaged(where)
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
        if (size, checksum) != (part.size, part.checksum):
            raise damaged(where)

    def _directory(self) -> list[zipfile.ZipInfo]:
        try:
            with zipfile.ZipFile(BytesIO(self._data)) as archive:
                entries = [info for info in archive.infolist() if not info.is_dir()]
        except Exception as error:  # the standard library raises a dozen kinds on hostile bytes
            raise damaged(self.where) from error
        self._judge(entries)
        return entries

    def _judge(self, entries: list[zipfile.ZipInfo]) -> None:
        unpacked = sum(info.file_size for info in entries)
        squeezed = unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * len(self._data)
        if unpacked > MAX_UNPACKED_BYTES or squeezed or len(entries) > MAX_PARTS:
            raise inflated(self.where)
        if len({_key(info.filename) for info in entries}) != len(entries):
            raise damaged(self.where)

    def _content_offset(self, info: zipfile.ZipInfo, where: str) -> int:
        header = self._data[info.header_offset : info.header_offset + 30] if info.header_offset >= 0 else b""
        if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
            raise damaged(where)
        name, extra = struct.unpack("<HH", header[26:30])
        return info.header_offset + 30 + int(name) + int(extra)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _unpacked(part: Part, where: str) -> Iterator[bytes]:
    if part.method == 0:
        yield from (bytes(part.raw[at : at + STEP]) for at in range(0, len(part.raw), STEP))
        return
    inflater = zlib.decompressobj(-15)
    try:
        for at in range(0, len(part.raw), STEP):
            packed = bytes(part.raw[at : at + STEP])
            while packed and not inflater.eof:
                yield inflater.decompress(packed, STEP)
                packed = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as error:
        raise damaged(where) from error
    if not inflater.eof:
        raise damaged(where)


def new_part(name: str, chunks: Iterable[bytes]) -> Part:
    """A part made here from its content."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    size = checksum = 0
    packed = []
    for chunk in chunks:
        size += len(chunk)
        checksum = zlib.crc32(chunk, checksum)
        packed.append(packer.compress(chunk))
    return Part(name, memoryview(b"".join([*packed, packer.flush()])), 8, size, checksum)


def pack(parts: dict[str, Part]) -> bytes:
    """A fresh container of checked parts under the given names.

    The reader gets this and not the file itself: two programs can read one hostile directory in two ways.
    """
    out, directory = BytesIO(), BytesIO()
    for name, part in parts.items():
        title = name.encode()
        common = struct.pack(
            "<HHHIIIIHH",
            *(20, 0, part.method, 0x00210000, part.checksum),
            *(len(part.raw), part.size, len(title), 0),
        )
        at = out.tell()
        out.write(b"PK\x03\x04" + common + title + bytes(part.raw))
        directory.write(b"PK\x01\x02" + struct.pack("<H", 20) + common)
        directory.write(struct.pack("<HHHII", 0, 0, 0, 0, at) + title)
    index = directory.getvalue()
    ending = struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(index), out.tell(), 0)
    return out.getvalue() + index + b"PK\x05\x06" + ending


def xml_parser(where: str, *, namespaces: bool = False) -> expat.XMLParserType:
    """A parser that reads UTF-8 alone and refuses document types, and so every entity that is declared."""

    def refuse(*_: object) -> None:
        raise damaged(where)

    parser = expat.ParserCreate("utf-8", " " if namespaces else None)
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], where: str) -> None:
    """Parse all of a part; UnreadableFile where it is not well-formed."""
    fed = 0
    try:
        for chunk in chunks:
            if b"\0" in chunk:
                raise damaged(where)  # UTF-16, which expat reads whatever it is told and calamine does not
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > MAX_TOKEN_BYTES:
                raise damaged(where)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(where) from error
