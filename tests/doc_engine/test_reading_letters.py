"""Relations in letters (công văn): answers, papers sent on, orders to one addressee, lists of grounds."""

from __future__ import annotations

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of
from doc_engine.reading.values import CitationFound


def cited(
    text: str, body: str = "Cục Thuế tỉnh Lâm Đồng", kind: str = "Công văn"
) -> tuple[CitationFound, ...]:
    """What a letter of a body cites."""
    return cited_in(
        Source.of(text), locale_of(body, None, "Lâm Đồng"), Acting(kind, True, body), Own()
    ).citations


def relations(text: str, body: str = "Cục Thuế tỉnh Lâm Đồng") -> dict[str, str]:
    """Its relations by notation or title."""
    return {c.notation or c.title or "": c.relation.key for c in cited(text, body)}


def test_the_rule_that_an_answered_request_rests_on_is_not_answered() -> None:
    text = (
        "Cục Thuế nhận được công văn số 7/CV-HL ngày 03/02/2020 của Công ty cổ phần Hồng Lam xin miễn tiền phạt"
        " theo quy định tại Khoản 2, Điều 9, Nghị định số 45/2016/NĐ-CP ngày 02/03/2016 của Chính phủ."
    )
    assert relations(text) == {"7/CV-HL": "phuc_dap", "45/2016/NĐ-CP": "dan_chieu"}


def test_things_issued_with_decisions_are_grounds_like_the_first_of_their_list() -> None:
    text = (
        "Căn cứ Bảng mã ngành nghề ban hành kèm theo Quyết định số 12/2009/QĐ-BTC ngày 03/4/2009;"
        " Khung giá dịch vụ ban hành kèm theo Quyết định số 31/2009/QĐ-BTC ngày 06/8/2009;"
        " Thông tư số 55/2009/TT-BTC ngày 07/9/2009 của Bộ Tài chính thì mặt hàng trên thuộc nhóm 3."
    )
    assert set(relations(text).values()) == {"can_cu"}


def test_a_procedure_issued_with_a_decision_is_no_matter_of_the_decree_before_it() -> None:
    text = (
        "Căn cứ quy định tại Luật Giá số 16/2023/QH15, Nghị định số 85/2024/NĐ-CP ngày 10/7/2024 của Chính phủ"
        " quy định chi tiết về giá và Quy trình kê khai giá (KKG) ban hành theo Quyết định số 614/QĐ-TCT"
        " ngày 03/10/2024, Cục Thuế hướng dẫn như sau:"
    )
    assert relations(text)["614/QĐ-TCT"] == "can_cu"


def test_a_letter_sent_on_to_act_upon_is_passed_on() -> None:
    text = (
        "Cục Thuế đã tổng hợp vướng mắc, ngày 05/6/2019 Bộ Tài chính có Công văn số 6411/BTC-CST hướng dẫn miễn"
        " thuế, Cục Thuế sao gửi công văn nêu trên đến các Chi cục để làm căn cứ thực hiện."
    )
    assert relations(text) == {"6411/BTC-CST": "trien_khai"}


def test_who_is_told_to_direct_that_a_telegram_be_carried_out_has_it_passed_on() -> None:
    text = (
        "Đồng chí Bí thư Huyện ủy Di Linh chỉ đạo việc thực hiện nghiêm Công điện số 77/CĐ-TTg ngày 02/8/2021"
        " của Thủ tướng Chính phủ."
    )
    assert relations(text, "Văn phòng Chính phủ") == {"77/CĐ-TTg": "trien_khai"}


def test_what_others_are_to_look_through_for_example_is_not_amended() -> None:
    text = (
        "2.1. Về căn cứ pháp lý: Hồ sơ còn thiếu căn cứ, đề nghị rà soát, bổ sung ví dụ như: Nghị quyết số"
        " 51/NQ-CP ngày 07/5/2018 của Chính phủ; Luật Thủy lợi."
    )
    assert set(relations(text, "Bộ Xây dựng").values()) == {"dan_chieu"}


def test_a_team_is_named_with_the_body_that_set_it_up() -> None:
    text = "Tổ công tác đặc biệt của Chính phủ có văn bản số 41/BC-TCT ngày 02 tháng 9 năm 2021 báo cáo tình hình."
    assert cited(text)[0].issuer == "Tổ công tác đặc biệt của Chính phủ"


def issuers(text: str, body: str = "Cục Thuế tỉnh Lâm Đồng") -> dict[str, str | None]:
    """The issuers of what a letter cites."""
    return {c.notation or "": c.issuer for c in cited(text, body)}


def test_the_writers_of_a_list_in_parts_stay_with_their_parts() -> None:
    text = (
        "Xét đề nghị của: Ủy ban nhân dân tỉnh Cao Bằng tại các văn bản: số 12/UBND-TH ngày 03 tháng 02 năm 2015,"
        " số 845/UBND-TH ngày 09 tháng 02 năm 2015 về việc điều chỉnh vốn; của Ủy ban nhân dân tỉnh Hà Nam tại văn bản"
        " số 77/UBND-KT ngày 10 tháng 02 năm 2015 về việc ứng vốn, Phó Thủ tướng có ý kiến như sau:"
    )
    assert issuers(text, "Văn phòng Chính phủ") == {
        "12/UBND-TH": "Ủy ban nhân dân tỉnh Cao Bằng",
        "845/UBND-TH": "Ủy ban nhân dân tỉnh Cao Bằng",
        "77/UBND-KT": "Ủy ban nhân dân tỉnh Hà Nam",
    }
    assert set(relations(text, "Văn phòng Chính phủ").values()) == {"theo_de_nghi"}


def test_opinions_asked_for_meanwhile_are_grounds_and_keep_their_writers() -> None:
    text = (
        "Trả lời công văn số 90/UBND-VX ngày 05 tháng 5 năm 2003 của Ủy ban nhân dân tỉnh Lâm Đồng về phụ cấp,"
        " sau khi có ý kiến của Bộ Nội vụ tại công văn số 19/BNV-TL ngày 4 tháng 02 năm 2004, của Bộ Tài chính"
        " tại công văn số 145/BTC-PC ngày 13 tháng 02 năm 2004, Bộ Y tế có ý kiến như sau:"
    )
    assert relations(text, "Bộ Y tế") == {
        "90/UBND-VX": "phuc_dap",
        "19/BNV-TL": "can_cu",
        "145/BTC-PC": "can_cu",
    }
    assert issuers(text, "Bộ Y tế")["19/BNV-TL"] == "Bộ Nội vụ"
    assert issuers(text, "Bộ Y tế")["145/BTC-PC"] == "Bộ Tài chính"


def test_nobody_answers_a_letter_of_his_own_nor_the_rule_by_which_something_came() -> None:
    own = (
        "Sở Công Thương đã nhận được đề xuất của một số đơn vị về việc bình chọn theo quy định tại Công văn số"
        " 58/SCT-XNK dẫn trên."
    )
    assert relations(own, "Bộ Công Thương") == {"58/SCT-XNK": "dan_chieu"}
    assert relations(
        "Bộ Công Thương đã nhận được công văn số 9/BCT-XNK của Bộ Công Thương.", "Bộ Công Thương"
    ) == {"9/BCT-XNK": "dan_chieu"}


def test_a_matter_begun_with_the_request_of_a_company_acts_on_its_letter() -> None:
    text = (
        "Về việc đề nghị của Công ty May Sông Lam (công văn số 26/MSL ngày 21 tháng 7 năm 2013) xin cấp hạn ngạch,"
        " Thủ tướng Chính phủ giao Bộ Công Thương xem xét."
    )
    assert relations(text, "Văn phòng Chính phủ") == {"26/MSL": "theo_de_nghi"}


def test_what_is_made_known_to_be_carried_out_is_passed_on() -> None:
    text = (
        "Văn phòng Chính phủ xin thông báo để các Bộ biết, thực hiện theo đúng ý kiến chỉ đạo của Thủ tướng Chính phủ"
        " tại công văn số 400/VPCP-KTTH nêu trên."
    )
    assert relations(text, "Văn phòng Chính phủ") == {"400/VPCP-KTTH": "trien_khai"}


def test_what_came_in_and_is_to_be_done_as_it_asks_is_passed_on() -> None:
    text = (
        "Ủy ban nhân dân tỉnh nhận được Công văn số 84/UBND-VX ngày 22 tháng 3 năm 2011 của UBND tỉnh Cao Bằng về việc"
        " quảng bá du lịch.\nGiao Sở Văn hóa tiếp tục tuyên truyền trong cán bộ theo yêu cầu tại Công văn nêu trên."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"84/UBND-VX": "trien_khai"}


def test_papers_above_are_passed_on_under_the_name_of_any_paper() -> None:
    text = (
        "Sở Giáo dục đã ban hành Công văn số 206/SGDĐT-TC ngày 15/7/2022 về các khoản thu.\n"
        "Sở Giáo dục đề nghị các trường tiếp tục thực hiện các văn bản chỉ đạo trên."
    )
    assert relations(text, "Sở Giáo dục tỉnh Lâm Đồng") == {"206/SGDĐT-TC": "trien_khai"}


def test_a_letter_that_puts_another_right_amends_it_though_the_verb_stands_apart() -> None:
    text = (
        "Sở Y tế đã gửi Công văn số 88/SYT-NVY ngày 03/02/2021 hướng dẫn khai báo. Do sơ suất khi soạn thảo, tại"
        " mục 2 ghi chưa đúng thời hạn.\nNay Sở Y tế đính chính lại thời hạn là 05 ngày."
    )
    body = "Sở Y tế tỉnh Lâm Đồng"
    acting = Acting("Công văn", True, body, "đính chính thời hạn khai báo")
    read = cited_in(Source.of(text), locale_of(body, None, "Lâm Đồng"), acting, Own())
    assert [c.relation.key for c in read.citations] == ["sua_doi"]


def test_a_circular_told_with_what_it_amends_is_linked_to_it() -> None:
    text = (
        "Ngày 23 tháng 9 năm 2018, Bộ Tài chính đã ban hành Thông tư số 91/2018/TT-BTC, sửa đổi, bổ sung Thông tư số"
        " 33/2017/TT-BTC ngày 30 tháng 01 năm 2017 về giá."
    )
    body = "Cục Thuế tỉnh Lâm Đồng"
    read = cited_in(Source.of(text), locale_of(body, None, "Lâm Đồng"), Acting("Công văn", True, body), Own())
    assert [(k.source, k.relation.key, k.target) for k in read.links] == [
        ("91/2018/TT-BTC", "sua_doi", "33/2017/TT-BTC")
    ]


def test_what_a_circular_says_is_not_done_to_the_letter_that_mentions_it() -> None:
    text = (
        "Không áp dụng Thông tư số 9/2018/TT-BXD ngày 17/4/2018 của Bộ Xây dựng hướng dẫn điều chỉnh giá cho các gói"
        " thầu như nêu tại văn bản số 15/BQL."
    )
    body = "Bộ Xây dựng"
    read = cited_in(Source.of(text), locale_of(body, None, "Hà Nội"), Acting("Công văn", True, body), Own())
    assert not read.links


def test_a_point_said_anew_in_a_letter_amends_the_letter_that_had_it() -> None:
    text = (
        "Quá trình thực hiện Công văn số 31/TCHQ-GSQL ngày 29/06/2011 còn vướng mắc.\n"
        "Nội dung điểm 2 Công văn số 31/TCHQ-GSQL được điều chỉnh lại như sau:"
    )
    assert relations(text, "Tổng cục Hải quan") == {"31/TCHQ-GSQL": "sua_doi"}
    told = "Điều 3 Thông tư số 9/2015/TT-BTC đã được sửa đổi như sau: thời hạn là 5 ngày."
    assert relations(told, "Tổng cục Hải quan") == {"9/2015/TT-BTC": "dan_chieu"}


def test_what_a_higher_body_said_is_passed_on_where_the_letter_ends() -> None:
    text = (
        "Ngày 29/5/2003 Văn phòng Chính phủ có công văn số 266/VPCP-KTTH thông báo ý kiến của Phó Thủ tướng như sau:\n"
        "1. Công ty được nhập khẩu 70 bộ linh kiện.\n"
        "Tổng cục Hải quan thông báo để các Cục biết thực hiện theo đúng tinh thần chỉ đạo trên."
    )
    assert relations(text, "Tổng cục Hải quan") == {"266/VPCP-KTTH": "trien_khai"}


def test_the_rule_behind_a_programme_is_not_what_the_letter_carries_out() -> None:
    text = (
        "Thực hiện Chương trình công tác năm 2015 của Bộ về đồng phục theo quy định của Thông tư số 26/2009/TT-BGDĐT"
        " ngày 30/9/2009; Bộ Giáo dục và Đào tạo đề nghị các sở báo cáo."
    )
    assert relations(text, "Bộ Giáo dục và Đào tạo") == {"26/2009/TT-BGDĐT": "dan_chieu"}


def test_a_regulation_to_be_carried_out_alike_is_carried_out() -> None:
    text = (
        "Để thống nhất thực hiện Quy chế quản lý tài sản ban hành kèm theo Quyết định số 10/QĐ-BTC ngày 23/01/1997 của"
        " Bộ trưởng Bộ Tài chính, Bộ Tài chính hướng dẫn như sau:"
    )
    assert relations(text, "Bộ Tài chính") == {"10/QĐ-BTC": "thuc_hien"}


def test_a_committee_of_the_assembly_is_named_with_its_comma() -> None:
    text = "Trả lời Công văn số 92/UBTCNS15 của Ủy ban Tài chính, Ngân sách về tham luận, Cục Thuế có ý kiến:"
    assert cited(text)[0].issuer == "Ủy ban Tài chính, Ngân sách"


def test_a_decree_behind_a_law_in_a_circulars_title_is_of_that_title() -> None:
    text = (
        "Căn cứ Thông tư số 8/2011/TT-BTC ngày 28/02/2011 của Bộ Tài chính hướng dẫn thi hành một số điều của Luật Quản"
        " lý thuế hướng dẫn thi hành Nghị định số 5/2007/NĐ-CP ngày 25/5/2007 và Nghị định số 16/2010/NĐ-CP ngày"
        " 28/10/2010 của Chính phủ;"
    )
    assert relations(text) == {
        "8/2011/TT-BTC": "can_cu",
        "Luật Quản lý thuế": "dan_chieu",
        "5/2007/NĐ-CP": "dan_chieu",
        "16/2010/NĐ-CP": "dan_chieu",
    }


def test_opinions_in_a_second_part_of_a_request_are_acted_on_with_it() -> None:
    text = (
        "Xét đề nghị của Bộ Công nghiệp tại công văn số 78/CV-TCCB ngày 06 tháng 3 năm 2003; ý kiến của Bộ Kế hoạch và"
        " Đầu tư (công văn số 202/BKH-DN ngày 07 tháng 04 năm 2003) và Bộ Nội vụ (Công văn số 58/BNV-TCBC ngày 21 tháng"
        " 3 năm 2003) về việc thành lập doanh nghiệp, Thủ tướng Chính phủ có ý kiến như sau:"
    )
    assert set(relations(text, "Chính phủ").values()) == {"theo_de_nghi"}


def test_who_asks_before_a_bracket_wrote_the_letter_in_it_whatever_its_letters() -> None:
    text = (
        "Xét đề nghị của Tập đoàn Dệt Hồng Hà (công văn số 20/TBDHH-HĐQT ngày 03 tháng 3 năm 2008) về cổ phần hóa,"
        " Phó Thủ tướng có ý kiến như sau:"
    )
    assert issuers(text, "Văn phòng Chính phủ") == {"20/TBDHH-HĐQT": "Tập đoàn Dệt Hồng Hà"}


def test_a_letter_that_asks_for_an_opinion_is_answered_by_giving_it() -> None:
    text = (
        "Ngày 05/5/2009 Văn phòng Chính phủ có công văn số 283/VPCP-KTN về việc lấy ý kiến xây nhà làm việc. Về vấn đề"
        " này, Bộ Xây dựng có ý kiến như sau:"
    )
    assert relations(text, "Bộ Xây dựng") == {"283/VPCP-KTN": "phuc_dap"}


def test_a_rate_in_the_place_of_another_replaces_no_letter() -> None:
    text = "Thay cho mức phí tại văn bản số 46/NHNo-TCKT ngày 14/3/2007."
    assert relations(text, "Bảo hiểm xã hội Việt Nam") == {"46/NHNo-TCKT": "dan_chieu"}


def test_letters_of_a_symbol_that_a_page_writes_out_are_the_symbols() -> None:
    text = "theo quyết định số 9/2003/QĐ-Thủ tướng ngày 9 tháng 5 năm 2003 của Thủ tướng Chính phủ"
    assert relations(text) == {"9/2003/QĐ-TTg": "dan_chieu"}


def test_letters_torn_from_the_first_of_their_group_are_joined_again() -> None:
    text = "văn bản số 95/BKHĐT-T TĐMST ngày 5 tháng 9 năm 2023 của Bộ Kế hoạch và Đầu tư"
    assert relations(text) == {"95/BKHĐT-TTĐMST": "dan_chieu"}


def test_what_came_with_a_letter_is_answered_to_that_letter() -> None:
    text = (
        "Sở Tư pháp nhận được hồ sơ đề nghị thẩm định dự thảo Quyết định thay thế Quyết định số 7/2018/QĐ-UBND ngày"
        " 03/4/2018 của UBND tỉnh gửi kèm Công văn số 73/SCT-QLTM ngày 12/6/2023 của Sở Công Thương. Sau khi nghiên"
        " cứu, Sở Tư pháp có ý kiến như sau:"
    )
    assert relations(text, "Sở Tư pháp tỉnh Lâm Đồng") == {
        "7/2018/QĐ-UBND": "dan_chieu",
        "73/SCT-QLTM": "phuc_dap",
    }


def test_an_order_to_the_writer_is_carried_out_in_the_next_sentence() -> None:
    text = (
        "UBND tỉnh có Công văn số 21/UBND-KT ngày 12/5/2023 giao Sở Công Thương tham mưu quản lý chợ. Chấp hành chỉ"
        " đạo của UBND tỉnh nêu trên, Sở Công Thương báo cáo như sau:"
    )
    assert relations(text, "Sở Công Thương tỉnh Lâm Đồng") == {"21/UBND-KT": "thuc_hien"}


def test_a_matter_raised_in_a_letter_is_answered() -> None:
    text = (
        "Về việc xác nhận thời gian công tác theo Công văn số 15/SNV-CC ngày 20/5/2023 của Sở Nội vụ tỉnh Bình Phước,"
        " Sở Công Thương xin trả lời như sau:"
    )
    assert relations(text, "Sở Công Thương tỉnh Lâm Đồng") == {"15/SNV-CC": "phuc_dap"}


def test_a_letter_no_longer_in_force_from_this_one_is_abolished() -> None:
    text = "Công văn số 81/TCT-CS ngày 03/02/2017 của Tổng cục Thuế không còn giá trị kể từ ngày ký công văn này."
    assert relations(text, "Tổng cục Thuế") == {"81/TCT-CS": "bai_bo"}


def test_a_rate_laid_down_elsewhere_goes_on_without_that_paper_being_carried_out() -> None:
    text = "Tiếp tục thực hiện thu ở mức 7% đã quy định tại Quyết định số 9/2001/QĐ-BTC ngày 7/10/2001 của Bộ Tài chính."
    assert relations(text, "Tổng cục Hải quan") == {"9/2001/QĐ-BTC": "dan_chieu"}


def test_figures_supplied_on_a_form_change_no_paper() -> None:
    text = (
        "Đề nghị các đơn vị gửi số liệu. Sở bổ sung số liệu theo biểu mẫu số 1 ban hành kèm theo Công văn số 12/BYT-KCB"
        " ngày 05/3/2024 của Bộ Y tế."
    )
    assert relations(text, "Sở Y tế tỉnh Lâm Đồng")["12/BYT-KCB"] != "sua_doi"


def test_a_person_behind_the_province_is_no_part_of_its_name() -> None:
    text = "Thực hiện chỉ đạo của Phó Chủ tịch UBND tỉnh Trần Văn Nam tại Công văn số 10/UBND-KT ngày 03/01/2024."
    assert issuers(text, "Sở Công Thương tỉnh Lâm Đồng") == {"10/UBND-KT": "Ủy ban nhân dân tỉnh Lâm Đồng"}


def test_a_directive_announced_and_then_taken_up_is_carried_out() -> None:
    text = (
        "Thống đốc Ngân hàng Nhà nước Việt Nam đã ban hành Chỉ thị số 3/CT-NHNN ngày 15/01/2023 về phòng, chống rửa"
        " tiền. Để kịp thời triển khai Chỉ thị nêu trên, Ngân hàng Nhà nước Chi nhánh tỉnh yêu cầu:"
    )
    assert relations(text, "Ngân hàng Nhà nước Chi nhánh tỉnh Lâm Đồng")["3/CT-NHNN"] in (
        "thuc_hien",
        "trien_khai",
    )


def test_a_paper_sent_on_is_passed_on_whether_its_copy_is_attached_or_not() -> None:
    text = (
        "Sở Công Thương gửi tới các chợ, siêu thị, trung tâm thương mại toàn văn Công điện số 7/CĐ-TTg ngày 03/9/2024 của"
        " Thủ tướng Chính phủ, Công điện số 9/CĐ-BCT ngày 04/9/2024 của Bộ Công Thương về ứng phó bão (có bản chụp kèm"
        " theo). Đề nghị các đơn vị nghiêm túc thực hiện."
    )
    assert relations(text, "Sở Công Thương tỉnh Lâm Đồng") == {
        "7/CĐ-TTg": "trien_khai",
        "9/CĐ-BCT": "trien_khai",
    }


def test_a_letter_that_its_writer_sent_is_not_sent_on() -> None:
    text = "Công ty Hồng Lam gửi Công văn số 7/CV-HL ngày 01/02/2020 về việc bán hàng. Đề nghị các đơn vị thực hiện."
    assert relations(text) == {"7/CV-HL": "dan_chieu"}


def test_who_forwarded_a_request_wrote_the_letter_that_it_came_with() -> None:
    text = (
        "Bộ Nội vụ nhận được kiến nghị của cử tri do Ban Dân nguyện chuyển đến theo Công văn số 62/BDN ngày 11/8/2023."
        " Công ty Hồng Lam nộp hồ sơ kèm Văn bản số 8/CV-HL ngày 08/9/2023."
    )
    assert issuers(text, "Bộ Nội vụ") == {"62/BDN": "Ban Dân nguyện", "8/CV-HL": "Công ty Hồng Lam"}


def test_requests_that_others_are_to_examine_are_not_granted_here() -> None:
    text = "Giao Sở Xây dựng chủ trì, xem xét kiến nghị của Công ty Hồng Lam tại Văn bản số 18/CV-HL ngày 22/8/2023."
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"18/CV-HL": "dan_chieu"}
    granted = "Căn cứ Luật Đất đai, xem xét kiến nghị của Công ty Hồng Lam tại Văn bản số 18/CV-HL, UBND tỉnh đồng ý."
    assert relations(granted, "Ủy ban nhân dân tỉnh Lâm Đồng")["18/CV-HL"] == "theo_de_nghi"


def test_reports_that_propose_are_followed() -> None:
    text = "Theo báo cáo, đề xuất của Sở Y tế tại Tờ trình số 18/TTr-SYT ngày 03/9/2023, UBND tỉnh có ý kiến như sau:"
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"18/TTr-SYT": "theo_de_nghi"}


def test_guidance_that_follows_replaces_an_earlier_one() -> None:
    text = "Nay Cục Thuế hướng dẫn như sau, thay thế Công văn số 77/CT-TTHT ngày 05/5/2021 của Cục Thuế:"
    assert relations(text) == {"77/CT-TTHT": "thay_the"}


def test_a_decision_that_came_with_a_letter_is_carried_out_not_answered() -> None:
    text = (
        "Chi nhánh nhận được Công văn số 45/THADS ngày 10/9/2023 kèm Quyết định số 12/QĐ-THADS ngày 10/9/2023 của Cục Thi"
        " hành án dân sự tỉnh. Thực hiện Quyết định nêu trên, Chi nhánh đã phong tỏa tài khoản."
    )
    assert relations(text, "Ngân hàng A Chi nhánh Lâm Đồng") == {
        "45/THADS": "phuc_dap",
        "12/QĐ-THADS": "thuc_hien",
    }


def test_an_invitation_made_known_to_others_is_passed_on() -> None:
    text = (
        "Cục Xúc tiến thương mại có Công văn số 60/XTTM-QL ngày 20/8/2023 về việc mời tham gia Hội chợ Mùa Thu. Sở Công"
        " Thương trân trọng thông báo và kính mời các doanh nghiệp đăng ký tham gia."
    )
    assert relations(text, "Sở Công Thương tỉnh Lâm Đồng") == {"60/XTTM-QL": "trien_khai"}


def test_lessons_to_be_drawn_from_a_notice_pass_it_on() -> None:
    text = (
        "Yêu cầu các đơn vị nghiên cứu, rút kinh nghiệm chung theo Thông báo số 25/TB-VKSTC ngày 01/8/2023."
    )
    assert relations(text, "Viện kiểm sát nhân dân tỉnh Lâm Đồng") == {"25/TB-VKSTC": "trien_khai"}


def test_whose_words_stand_in_a_letter_wrote_it() -> None:
    text = (
        "Tại Thông báo số 7/TB-UBND ngày 03/4/2023, Chủ tịch UBND tỉnh đã giao Sở Y tế xây dựng Đề án. Tại điểm 2 Công văn"
        " số 9/VPCP-KTN ngày 04/4/2023, Thủ tướng Chính phủ yêu cầu báo cáo."
    )
    assert issuers(text, "Sở Y tế tỉnh Lâm Đồng") == {
        "7/TB-UBND": "Ủy ban nhân dân tỉnh Lâm Đồng",
        "9/VPCP-KTN": "Văn phòng Chính phủ",
    }


def test_who_is_only_addressed_has_no_name() -> None:
    text = "Phúc đáp Công văn số 12/CV-HL ngày 01/02/2020 của quý Công ty, Cục Thuế trả lời."
    assert issuers(text) == {"12/CV-HL": None}
    text = "Căn cứ Quyết định số 12/QĐ-QBV ngày 01/02/2020 của Quỹ Bảo vệ môi trường Việt Nam."
    assert issuers(text) == {"12/QĐ-QBV": "Quỹ Bảo vệ môi trường Việt Nam"}


def test_an_order_told_at_its_paper_is_carried_out_in_the_next_sentence() -> None:
    text = (
        "Tại khoản 2 Công điện số 6/CĐ-TTg ngày 09/5/2023, Thủ tướng Chính phủ yêu cầu Bộ Y tế kiểm tra các địa phương. Để"
        " thực hiện nhiệm vụ trên, Bộ Y tế đề nghị UBND các tỉnh báo cáo."
    )
    assert relations(text, "Bộ Y tế") == {"6/CĐ-TTg": "thuc_hien"}


def test_the_letter_that_a_draft_came_with_is_not_attached_here() -> None:
    text = "Bộ Y tế thống nhất với nội dung dự thảo Thông tư gửi kèm Công văn số 27/BTC-PC ngày 05/5/2023 của quý Bộ."
    assert relations(text, "Bộ Y tế") == {"27/BTC-PC": "dan_chieu"}
    assert issuers(text, "Bộ Y tế") == {"27/BTC-PC": "Bộ Tài chính"}


def test_troubles_told_in_a_letter_are_answered() -> None:
    text = (
        "Vướng mắc của Cục Hải quan tỉnh Lạng Sơn nêu tại công văn số 12/HQLS-NV ngày 03/3/2022, Tổng cục Hải quan có ý"
        " kiến như sau:"
    )
    assert relations(text, "Tổng cục Hải quan") == {"12/HQLS-NV": "phuc_dap"}
    assert issuers(text, "Tổng cục Hải quan") == {"12/HQLS-NV": "Cục Hải quan tỉnh Lạng Sơn"}


def test_an_annex_sent_again_for_its_mistakes_changes_the_letter() -> None:
    text = "Phụ lục I kèm theo Công văn số 51/CTLDO-NV ngày 22/4/2022 có sai sót; Cục Thuế xin gửi lại Phụ lục I."
    assert relations(text) == {"51/CTLDO-NV": "sua_doi"}


def test_results_of_a_review_are_the_ground_not_who_ordered_it() -> None:
    text = (
        "Trên cơ sở kết quả rà soát theo chỉ đạo của UBND tỉnh tại Công văn số 8/UBND-NC ngày 20/3/2023, Cục Thuế đề nghị"
        " các đơn vị báo cáo."
    )
    assert relations(text)["8/UBND-NC"] != "can_cu"


def test_the_term_of_a_duty_is_a_noun() -> None:
    text = "Cục Thuế kính đề nghị UBND tỉnh cho lùi thời hạn thực hiện nhiệm vụ tại Công văn số 8/UBND-NC ngày 20/3/2023."
    assert relations(text) == {"8/UBND-NC": "dan_chieu"}


def test_what_is_complained_of_is_not_answered() -> None:
    text = (
        "UBND tỉnh nhận được đơn của bà Mai do Ban Tiếp công dân Trung ương chuyển đến (Công văn số 20/BTCDTW-XLĐ ngày"
        " 25/4/2023) khiếu nại Quyết định số 35/QĐ-UBND ngày 10/01/2023 của Chủ tịch UBND huyện Bảo Lâm."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng")["35/QĐ-UBND"] == "dan_chieu"
    assert issuers(text, "Ủy ban nhân dân tỉnh Lâm Đồng")["20/BTCDTW-XLĐ"] == "Ban Tiếp công dân Trung ương"


def test_a_name_ends_before_the_words_that_join_another_ground() -> None:
    text = (
        "Thực hiện Hướng dẫn số 20/HD-TLĐ ngày 12/3/2023 của Tổng Liên đoàn Lao động Việt Nam và sau khi thống nhất với Ban"
        " Dân vận Tỉnh ủy tại Công văn số 88-CV/BDVTU ngày 01/4/2023, Liên đoàn hướng dẫn như sau:"
    )
    assert issuers(text)["20/HD-TLĐ"] == "Tổng Liên đoàn Lao động Việt Nam"


def test_what_is_told_of_another_body_is_passed_on_by_the_order_to_carry_it_out() -> None:
    text = (
        "Văn phòng Chính phủ có Văn bản số 70/VPCP-NN ngày 02/8/2023 truyền đạt ý kiến của Phó Thủ tướng về giao đất. UBND"
        " tỉnh giao Sở Tài chính chủ trì, tham mưu thực hiện ý kiến chỉ đạo nêu trên."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"70/VPCP-NN": "trien_khai"}


def test_a_paper_that_is_to_be_replaced_is_not_carried_out() -> None:
    text = (
        "Để triển khai Nghị quyết số 5/2023/NQ-HĐND ngày 28/7/2023 của HĐND tỉnh và trong khi chờ Bộ Tài chính ban hành"
        " Thông tư thay thế Thông tư số 42/2016/TT-BTC ngày 30/12/2016, Sở Tài chính hướng dẫn như sau:"
    )
    assert relations(text, "Sở Tài chính tỉnh Lâm Đồng")["42/2016/TT-BTC"] == "dan_chieu"


def test_the_day_a_letter_came_in_stands_between_it_and_who_wrote_it() -> None:
    text = (
        "Trả lời Công văn số 5/CV-NS ngày 03/8/2023 (Cục Thuế nhận ngày 06/8/2023) của Công ty Hồng Lam đề nghị gia hạn"
        " Giấy phép số 44/GP-UBND ngày 12/9/2020, Cục Thuế có ý kiến như sau:"
    )
    assert issuers(text)["5/CV-NS"] == "Công ty Hồng Lam"
    assert relations(text).get("44/GP-UBND", "dan_chieu") == "dan_chieu"


def test_a_plan_is_approved_with_the_proposal_that_it_came_with() -> None:
    text = (
        "UBND tỉnh đồng ý với Phương án do Sở Xây dựng lập kèm theo Tờ trình số 21/TTr-SXD ngày 08/8/2023; giao Sở Xây dựng"
        " tổ chức thực hiện."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"21/TTr-SXD": "theo_de_nghi"}


def test_a_letter_sent_along_in_a_bracket_is_attached() -> None:
    text = "Bộ Tư pháp đã có hướng dẫn về nội dung này (Công văn số 36/BTP-HT ngày 27/6/2023, gửi kèm)."
    assert relations(text, "Sở Tư pháp tỉnh Lâm Đồng") == {"36/BTP-HT": "kem_theo"}


def test_a_report_of_the_writer_is_no_request_that_it_grants() -> None:
    text = (
        "Ngày 05/8/2023 Sở Xây dựng có Báo cáo số 90/BC-SXD gửi UBND tỉnh xin ý kiến. Sở Xây dựng kính đề nghị UBND tỉnh sớm"
        " có ý kiến về nội dung tại Báo cáo số 90/BC-SXD."
    )
    assert relations(text, "Sở Xây dựng tỉnh Lâm Đồng") == {"90/BC-SXD": "dan_chieu"}


def test_what_others_do_behind_a_colon_is_ordered() -> None:
    text = "UBND tỉnh yêu cầu: Thủ trưởng các đơn vị thực hiện nghiêm Công văn số 79/UBND-KT ngày 28/02/2023."
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"79/UBND-KT": "trien_khai"}


def test_proposals_of_a_conclusion_are_to_be_carried_out_by_who_is_told() -> None:
    text = (
        "Giao Chủ tịch UBND huyện Bảo Lâm kiểm điểm trách nhiệm theo kiến nghị của Thanh tra tỉnh tại Kết luận thanh tra số"
        " 5/KL-TTr ngày 01/02/2023."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"5/KL-TTr": "trien_khai"}


def test_a_request_told_in_a_letter_is_examined_anywhere_in_the_sentence() -> None:
    text = (
        "Để việc áp dụng được thống nhất, sau khi nghiên cứu nội dung đề nghị hướng dẫn tại Công văn số 19/STP-XL ngày"
        " 20/02/2023 của Sở Tư pháp tỉnh Bình Phước, Bộ Tư pháp trao đổi như sau:"
    )
    assert relations(text, "Bộ Tư pháp") == {"19/STP-XL": "theo_de_nghi"}


def test_what_a_bracket_attaches_ends_with_it() -> None:
    text = (
        "UBND tỉnh ủy quyền Sở Công Thương trả lời Công ty (gửi kèm Văn bản số 7/GX ngày 04/3/2023 của Công ty); nội dung"
        " thực hiện theo ý kiến của Bộ Công Thương tại Công văn số 12/BCT-ĐL ngày 01/3/2023."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng")["12/BCT-ĐL"] != "kem_theo"


def test_to_have_a_ground_is_no_ground() -> None:
    text = (
        "Để có căn cứ trả lời kiến nghị của HĐND huyện Bảo Lâm tại Công văn số 18/HĐND ngày 01/3/2023, UBND tỉnh giao Sở Tài"
        " chính kiểm tra."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"18/HĐND": "dan_chieu"}


def test_a_report_in_a_bracket_that_came_in_is_answered() -> None:
    text = (
        "Tổng cục Thuế nhận được báo cáo của Cục Thuế tỉnh Đắk Nông (công văn số 88/CTĐNO-KK ngày 05/02/2023). Tổng cục Thuế"
        " có ý kiến như sau:"
    )
    assert relations(text, "Tổng cục Thuế") == {"88/CTĐNO-KK": "phuc_dap"}
    assert issuers(text, "Tổng cục Thuế") == {"88/CTĐNO-KK": "Cục Thuế tỉnh Đắk Nông"}


def test_measures_by_the_papers_above_carry_those_papers_out() -> None:
    text = (
        "UBND tỉnh đã có các văn bản chỉ đạo: Công điện số 5/CĐ-UBND ngày 20/7/2023, Công văn số 12/UBND-NL ngày 05/8/2023."
        " Sở Y tế đề nghị UBND các xã thực hiện đồng bộ các biện pháp theo các văn bản chỉ đạo nêu trên."
    )
    assert relations(text, "Sở Y tế tỉnh Lâm Đồng") == {
        "5/CĐ-UBND": "trien_khai",
        "12/UBND-NL": "trien_khai",
    }


def test_a_letter_that_its_writer_takes_back_is_abolished() -> None:
    text = "Sở Y tế xin rút lại Công văn số 18/SYT-NV ngày 06/10/2023 do nhầm lẫn về thời gian."
    assert relations(text, "Sở Y tế tỉnh Lâm Đồng") == {"18/SYT-NV": "bai_bo"}


def test_a_request_told_at_its_letter_is_taken_up_in_the_next_sentence() -> None:
    text = (
        "Tại văn bản số 13/SNNMT-KL ngày 22/9/2023, Sở Nông nghiệp và Môi trường tỉnh Gia Lai đề nghị hướng dẫn. Sau khi"
        " nghiên cứu, Cục Lâm nghiệp có ý kiến như sau:"
    )
    assert relations(text, "Cục Lâm nghiệp") == {"13/SNNMT-KL": "theo_de_nghi"}


def test_a_conclusion_told_at_its_notice_is_made_concrete() -> None:
    text = (
        "Tại Thông báo số 45-TB/TU ngày 01/10/2023, Ban Thường vụ Tỉnh ủy kết luận về sắp xếp trường học. Để cụ thể hóa"
        " Thông báo nêu trên, Chủ tịch UBND tỉnh yêu cầu Sở Giáo dục và Đào tạo xây dựng Đề án."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"45-TB/TU": "thuc_hien"}


def test_an_opinion_on_what_a_letter_sent_answers_it_and_nothing_behind() -> None:
    text = (
        "Ban Quản lý có ý kiến đối với hồ sơ do quý Sở gửi lấy ý kiến tại Công văn số 28/STC-ĐT ngày 06/10/2023 như sau: đề"
        " nghị làm rõ sự phù hợp với Quy hoạch tỉnh tại Quyết định số 17/QĐ-TTg ngày 30/12/2022."
    )
    assert relations(text, "Ban Quản lý Khu kinh tế tỉnh Lâm Đồng") == {
        "28/STC-ĐT": "phuc_dap",
        "17/QĐ-TTg": "dan_chieu",
    }


def test_a_copy_in_a_bracket_is_of_the_paper_of_its_own_clause() -> None:
    text = (
        "Tiếp thu ý kiến thẩm tra tại Báo cáo số 66/BC-KTNS ngày 05/10/2023, UBND tỉnh đã giải trình tại Báo cáo số"
        " 31/BC-UBND ngày 08/10/2023 (gửi kèm)."
    )
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng")["66/BC-KTNS"] != "kem_theo"


def test_a_copy_sent_with_an_order_is_passed_on() -> None:
    text = (
        "Bộ Y tế ban hành Công văn số 60/BYT-BH ngày 20/9/2023 (bản sao gửi kèm). Bảo hiểm xã hội Việt Nam yêu cầu Bảo hiểm"
        " xã hội các tỉnh phối hợp với Sở Y tế thực hiện."
    )
    assert relations(text, "Bảo hiểm xã hội Việt Nam") == {"60/BYT-BH": "trien_khai"}


def test_a_circular_that_is_to_be_kept_is_passed_on() -> None:
    text = "Trụ sở chính yêu cầu các chi nhánh tuân thủ đầy đủ Thông tư số 27/2023/TT-NHNN ngày 15/9/2023."
    assert relations(text, "Ngân hàng A") == {"27/2023/TT-NHNN": "trien_khai"}


def test_all_that_a_bracket_replaces_is_replaced_whatever_its_kind() -> None:
    text = "Thông tư số 13/2021/TT-BYT (thay thế Quyết định số 77/2007/QĐ-BYT và Thông tư số 26/2013/TT-BYT) quy định rõ."
    links = cited_in(
        Source.of(text), locale_of("Sở Y tế", None, "Lâm Đồng"), Acting("Công văn", True, "Sở Y tế"), Own()
    ).links
    assert {(link.source, link.relation.key, link.target) for link in links} == {
        ("13/2021/TT-BYT", "thay_the", "77/2007/QĐ-BYT"),
        ("13/2021/TT-BYT", "thay_the", "26/2013/TT-BYT"),
    }


def test_what_a_proposal_lays_out_is_followed() -> None:
    text = "UBND tỉnh đồng ý để Sở Y tế tổ chức hội nghị theo nội dung trình tại Tờ trình số 77/TTr-SYT ngày 03/4/2023."
    assert relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"77/TTr-SYT": "theo_de_nghi"}


def test_answers_by_a_letter_are_ordered_unless_their_results_are_asked_for() -> None:
    asked = "UBND tỉnh giao các sở nghiên cứu, trả lời kiến nghị của cử tri theo Công văn số 21/ĐĐBQH-VP nêu trên."
    assert relations(asked, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"21/ĐĐBQH-VP": "trien_khai"}
    told = "Đề nghị các đơn vị báo cáo kết quả xử lý kiến nghị theo Công văn số 21/ĐĐBQH-VP ngày 05/5/2023."
    assert relations(told, "Ủy ban nhân dân tỉnh Lâm Đồng") == {"21/ĐĐBQH-VP": "dan_chieu"}


def test_letters_that_end_from_the_day_this_one_is_signed_are_abolished() -> None:
    text = (
        "Kể từ ngày ký Công văn này, các Công văn số 15/UBND-NC ngày 05/5/2020 và số 17/UBND-NC ngày 21/5/2020 của UBND tỉnh"
        " hết hiệu lực thi hành."
    )
    assert set(relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng").values()) == {"bai_bo"}


def test_who_gathered_requests_in_a_report_wrote_it() -> None:
    text = "UBND tỉnh gửi kiến nghị của cử tri do Đoàn đại biểu Quốc hội tỉnh tổng hợp tại Báo cáo số 88/BC-ĐĐBQH ngày 30/8/2023."
    found = issuers(text, "Ủy ban nhân dân tỉnh Lâm Đồng")["88/BC-ĐĐBQH"]
    assert found is not None
    assert found.startswith("Đoàn đại biểu Quốc hội tỉnh")


def test_what_who_writes_asks_a_higher_body_to_change_is_proposed() -> None:
    texts = {
        "Ủy ban nhân dân tỉnh Lâm Đồng": "Qua rà soát, UBND tỉnh kiến nghị Chính phủ sửa đổi Nghị định số 41/2024/NĐ-CP ngày 16/4/2024.",
        "Sở Y tế tỉnh Lâm Đồng": "Sở Y tế kính đề nghị UBND tỉnh xem xét, thay thế Quyết định số 41/2019/QĐ-UBND ngày 16/4/2019.",
        "Ủy ban nhân dân huyện Đơn Dương": "Kiến nghị Bộ Tài chính trình Chính phủ thay thế Nghị định số 41/2019/NĐ-CP ngày 16/4/2019.",
    }
    found = [one for body, text in texts.items() for one in cited(text, body)]
    assert [(one.relation.key, one.modality) for one in found] == [
        ("sua_doi", "proposed"),
        ("thay_the", "proposed"),
        ("thay_the", "proposed"),
    ]


def test_what_another_body_proposed_stays_a_mention() -> None:
    text = "Sở Y tế nghiên cứu, đề xuất thay thế Quyết định số 41/2019/QĐ-UBND ngày 16/4/2019."
    assert set(relations(text, "Ủy ban nhân dân tỉnh Lâm Đồng").values()) == {"dan_chieu"}


def test_the_city_where_a_ministry_sits_is_not_where_the_departments_are_that_write_to_it() -> None:
    text = "Trả lời công văn số 64/SYT-NVD ngày 04/8/2025 của quý Sở, Bộ Y tế có ý kiến như sau:"
    for body, parent in (("Bộ Y tế", None), ("Cục Quản lý Dược", "Bộ Y tế")):
        found = cited_in(
            Source.of(text), locale_of(body, parent, "Hà Nội"), Acting("Công văn", True, body), Own()
        )
        assert "Hà Nội" not in (found.citations[0].issuer or "")
    own = cited_in(
        Source.of(text),
        locale_of("Sở Tài chính", None, "Hà Nội"),
        Acting("Công văn", True, "Sở Tài chính"),
        Own(),
    )
    assert own.citations[0].issuer == "Sở Y tế thành phố Hà Nội"


def test_a_paper_about_carrying_goods_or_digital_change_answers_no_other() -> None:
    for about in (
        "quản lý vận chuyển hàng hóa",
        "chuyển đổi số",
        "điều chuyển tài sản và chuyển giao kỹ thuật",
    ):
        text = (
            f"Ngày 05/5/2025, UBND tỉnh ban hành Kế hoạch số 15/KH-UBND về {about}"
            " tại Quyết định số 115/QĐ-TTg ngày 01/4/2025 của Thủ tướng Chính phủ."
        )
        body = "Sở Xây dựng tỉnh Lâm Đồng"
        found = cited_in(
            Source.of(text), locale_of(body, None, "Lâm Đồng"), Acting("Công văn", True, body), Own()
        )
        assert "phuc_dap" not in [link.relation.key for link in found.links]
