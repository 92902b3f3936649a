"""What the office cannot do now (từ chối): the registry's kinds of `Refusal`.

Refusal
├── StoreLocked       another process holds the database and did not let go in time
├── StoreFull         the disk is full
├── StoreFailed       the system did not let the database or a file be read or written
├── StoreDamaged      what is kept is not what was stored
├── StoreNewer        the data were written by a newer version of this program
├── StoreUnsafe       the folder stands where numbers cannot be kept safely
├── SecretRefused     a state secret, which may not be kept here
├── ConverterMissing  no converter to PDF is installed, or it may not be used here
└── ConverterFailed   the converter ran and gave no PDF
"""

from __future__ import annotations

import errno

from doc_engine.errors import Refusal


class StoreLocked(Refusal):
    """The database is busy (sổ đang bận)."""


class StoreFull(Refusal):
    """The disk is full (đĩa đầy)."""


class StoreFailed(Refusal):
    """The system refused a read or a write (không đọc, ghi được)."""


class StoreDamaged(Refusal):
    """A kept file or the database is not what was stored (dữ liệu bị hỏng)."""


class StoreNewer(Refusal):
    """The schema is newer than this program (dữ liệu của phiên bản mới hơn)."""


class StoreUnsafe(Refusal):
    """The folder is on a network file system or the like (nơi lưu không an toàn)."""


class SecretRefused(Refusal):
    """A document under bí mật nhà nước (Luật 117/2025/QH15)."""


class ConverterMissing(Refusal):
    """No converter to PDF can be used (chưa có bộ chuyển đổi PDF)."""


class ConverterFailed(Refusal):
    """The conversion to PDF failed or took too long (chuyển đổi PDF không thành công)."""


_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết hạn mức của ổ đĩa",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EEXIST: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.ENAMETOOLONG: "tên tệp dài quá",
    errno.EIO: "ổ đĩa báo lỗi đọc, ghi",
    errno.EBUSY: "tệp đang được dùng",
    errno.ETXTBSY: "tệp đang được dùng",
}


def reason_of(error: OSError) -> str:
    """Why the system refused (lý do), in Vietnamese where it is a common reason."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
