"""`vanthu verify`: the integrity of journal, numbers and files (kiểm tra toàn vẹn)."""

from __future__ import annotations

from counter.desk import Desk, office_command


@office_command("verify")
def verify(desk: Desk) -> int:
    """Kiểm tra nhật ký, sổ, số và tệp có khớp nhau, còn nguyên; không sửa gì."""
    from registry.services.verifying import verify as verify_in

    with desk.home() as home:
        problems = verify_in(home)
    text = "\n".join(problems) or "Nhật ký, sổ, số và tệp khớp nhau, còn nguyên."
    desk.answer(text, {"problems": problems})
    return 1 if problems else 0
