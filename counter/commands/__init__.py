"""The commands by name: where each one's code is and its line on the help page. Nothing is imported here."""

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": (
        "counter.commands.demo:demo",
        "Chạy ví dụ đầy đủ, không cần mạng: từ soạn thảo đến chuỗi chỉ đạo.",
    ),
    "init": ("counter.commands.setup:init", "Lập cơ quan mới từ tệp khai báo."),
    "draft": ("counter.commands.outgoing:draft", "Soạn bản thảo, để trống số và ngày."),
    "issue": (
        "counter.commands.outgoing:issue",
        "Cấp số, đăng ký và in văn bản đi: một việc, làm trọn hoặc không làm.",
    ),
    "enter": ("counter.commands.outgoing:enter", "Vào sổ văn bản đã ban hành từ trước, với số sẵn có."),
    "attach": ("counter.commands.outgoing:attach", "Gắn bản ký, bản quét hoặc phụ lục vào văn bản."),
    "pdf": ("counter.commands.outgoing:pdf", "Tạo (lại) tệp PDF của một văn bản."),
    "batch": ("counter.commands.batch:batch", "Phát hành một văn bản đến nhiều nơi nhận."),
    "worker": (
        "counter.commands.working:worker",
        "Làm việc nền (chuyển PDF) trong hàng đợi của PostgreSQL.",
    ),
    "secret": (
        "counter.commands.secrets:secret",
        "Văn bản mật: dãy số riêng; tệp chỉ khi cơ quan khai mạng độc lập.",
    ),
    "approve": ("counter.commands.life:approve", "Duyệt tệp dữ liệu trước khi ban hành."),
    "dispatch": (
        "counter.commands.life:dispatch",
        "Ghi phát hành: nơi nhận, ngày chuyển, cách gửi, thư trả lại.",
    ),
    "void": ("counter.commands.life:void", "Hủy số đã cấp, trước khi phát hành."),
    "correct": ("counter.commands.acts:correct", "Đính chính văn bản, bằng công văn."),
    "amend": ("counter.commands.acts:amend", "Ban hành văn bản sửa đổi, bổ sung."),
    "replace": ("counter.commands.acts:replace", "Ban hành văn bản thay thế."),
    "repeal": ("counter.commands.acts:repeal", "Ban hành văn bản bãi bỏ."),
    "recall": ("counter.commands.acts:recall", "Thu hồi văn bản đi; hủy tệp văn bản đến bị thu hồi."),
    "copy": ("counter.commands.copying:copy", "Làm bản sao y, sao lục, trích sao."),
    "receive": ("counter.commands.incoming:receive", "Tiếp nhận và đăng ký văn bản đến."),
    "assign": (
        "counter.commands.handling:assign",
        "Chuyển giao, theo dõi giải quyết văn bản đến.",
    ),
    "stamp": (
        "counter.commands.stamping:stamp",
        "In dấu ĐẾN lên bản sao của văn bản đến, hoặc làm phiếu.",
    ),
    "reply": (
        "counter.commands.stamping:reply",
        "Làm tệp dữ liệu công văn trả lời một văn bản đến.",
    ),
    "read": (
        "counter.commands.incoming:read",
        "Đọc một văn bản: thể thức, viện dẫn, nhiệm vụ (không vào sổ).",
    ),
    "check": (
        "counter.commands.checking:check",
        "Kiểm tra thể thức tệp Word theo Nghị định 30/2020/NĐ-CP.",
    ),
    "trace": ("counter.commands.chain:trace", "Vẽ chuỗi chỉ đạo của một văn bản."),
    "coverage": ("counter.commands.coverage:coverage", "Nơi nào đã trả lời, nơi nào chưa, nơi nào quá hạn."),
    "mark": (
        "counter.commands.coverage:mark",
        "Ghi nhận theo dõi: hoàn thành, không áp dụng, đã trả lời, đã rà soát, kỳ báo cáo.",
    ),
    "remind": ("counter.commands.following:remind", "Soạn công văn đôn đốc những nơi quá hạn (bản thảo)."),
    "deadlines": ("counter.commands.following:deadlines", "Thời hạn còn mở; xuất ra lịch (.ics)."),
    "links": ("counter.commands.links:links", "Liên kết và căn cứ cần người xem xét, quyết định."),
    "derive": (
        "counter.commands.deriving:derive",
        "Làm tệp dữ liệu văn bản con, hoặc văn bản năm nay từ năm trước.",
    ),
    "link": ("counter.commands.chain:link", "Ghi liên kết giữa hai văn bản."),
    "unlink": ("counter.commands.chain:unlink", "Bỏ một liên kết đã ghi."),
    "register": ("counter.commands.registers:register", "Sổ đăng ký văn bản đi, văn bản đến."),
    "dossier": (
        "counter.commands.dossiers:dossier",
        "Hồ sơ: danh mục, lập, mục lục, nộp lưu, sử dụng bản lưu.",
    ),
    "search": (
        "counter.commands.searching:search",
        "Tìm văn bản theo từ ngữ và trường, không phân biệt dấu.",
    ),
    "template": (
        "counter.commands.templates:template",
        "Mẫu văn bản Word: liệt kê, xem trường, kiểm tra, lập mẫu riêng.",
    ),
    "people": ("counter.commands.people:people", "Danh bạ cán bộ: chức vụ, thẩm quyền ký theo thời gian."),
    "groups": (
        "counter.commands.groups:groups",
        "Nhóm nơi nhận dùng cho kính gửi, nơi nhận và gửi hàng loạt.",
    ),
    "handover": (
        "counter.commands.handover:handover",
        "Biên bản bàn giao giữa hai văn thư: mọi việc còn dở.",
    ),
    "calendar": (
        "counter.commands.calendar:calendar",
        "Lịch làm việc: ngày nghỉ, ngày làm bù, tính thời hạn.",
    ),
    "units": ("counter.commands.units:units", "Danh mục đơn vị hành chính theo thời điểm."),
    "verify": ("counter.commands.verifying:verify", "Kiểm tra nhật ký, sổ, số và tệp còn nguyên vẹn."),
    "backup": ("counter.commands.backups:backup", "Sao lưu toàn bộ dữ liệu vào một tệp."),
    "restore": ("counter.commands.backups:restore", "Khôi phục bản sao lưu, hoặc khôi phục thử."),
    "export": ("counter.commands.backups:export", "Xuất mọi dữ liệu ra tệp JSONL."),
    "import": ("counter.commands.backups:import_", "Nhập tệp JSONL vào nơi còn trống."),
    "schema": ("counter.commands.setup:schema", "In lược đồ (JSON Schema) của tệp dữ liệu."),
}
