"""Answers in words for Mẫu 01 and Mẫu 02, remarks, and the lists of documents, difficulties and recommendations. All invented."""

H1, YEAR = "2023-H1", "2023"

# By period and question: what each sender wrote.
ANSWERS = {
    H1: {
        "mau01.team": {
            "ld-tbxh": "Đoàn giám sát Chương trình MTQG giảm nghèo bền vững huyện Hớn Quản 6 tháng đầu năm 2023",
            "xa-an-khuong": "Tổ giám sát cộng đồng xã An Khương",
        },
        "mau01.team.decision": {
            "ld-tbxh": "Quyết định số 318/QĐ-UBND ngày 20/3/2023; Trưởng phòng LĐ-TB&XH làm trưởng đoàn; thành viên: Phòng TC-KH, "
            "Phòng NN&PTNT, Phòng VH-TT, Ủy ban MTTQ Việt Nam huyện",
        },
        "mau01.subjects": {
            "ld-tbxh": "Các cơ quan chủ trì dự án, tiểu dự án và UBND các xã: Tân Hưng, An Khương, Thanh An, Phước An",
            "xa-an-khuong": "Các hộ tham gia mô hình nuôi bò cái sinh sản",
        },
        "mau01.time": {"ld-tbxh": "Từ ngày 10/4/2023 đến ngày 28/4/2023"},
        "mau01.places": {"ld-tbxh": "Các xã: Tân Hưng, An Khương, Thanh An, Phước An"},
        "mau01.content.programme": {
            "ld-tbxh": "Theo dõi, kiểm tra việc lập, giao kế hoạch; tiến độ và giải ngân các dự án; năng lực tổ chức thực hiện; "
            "chế độ báo cáo theo hướng dẫn của Sở LĐ-TB&XH <tỉnh>",
        },
        "mau01.content.project": {
            "tt-dvnn": "Tiến độ phê duyệt, cấp con giống và giải ngân Dự án 2",
            "nn-ptnt": "Tiến độ cấp vật tư, phân bón của Tiểu dự án 1 thuộc Dự án 3",
            "tt-yte": "Việc cân, đo, bổ sung vi chất cho trẻ em dưới 16 tuổi thuộc hộ nghèo, cận nghèo",
            "gdnn-gdtx": "Công tác tuyển sinh và chất lượng các lớp đào tạo dưới 3 tháng",
        },
        "mau01.content.authority": {
            "xa-tan-hung": "Việc bình xét hộ tham gia mô hình và công khai danh sách tại các ấp"
        },
        "mau01.planning": {
            "ld-tbxh": "Đang trình UBND huyện kế hoạch thực hiện các dự án năm 2023; vốn được giao chi tiết trong quý III",
            "tc-kh": "Đã tham mưu giao dự toán đầu năm; phần điều chỉnh, bổ sung chờ quyết định của UBND tỉnh",
        },
        "mau01.communication": {
            "vh-tt": 'Đã mở chuyên mục "Giảm nghèo bền vững" trên Cổng thông tin điện tử huyện; tin bài bằng tiếng S\'tiêng còn ít',
        },
        "mau01.progress": {
            "ld-tbxh": "Tiến độ đạt khoảng một nửa kế hoạch năm; các dự án phát triển sản xuất bắt đầu từ tháng 4 nên giải ngân còn chậm",
            "tt-yte": "Cân, đo được trên 55% số trẻ thuộc đối tượng",
        },
        "mau01.funds": {"tc-kh": "Giải ngân 6 tháng đạt thấp do quyết định phân bổ vốn sự nghiệp ban hành muộn"},
        "mau01.arrears": {"tc-kh": "Không có nợ đọng xây dựng cơ bản"},
        "mau01.capacity": {
            "ld-tbxh": "Cán bộ giảm nghèo cấp xã kiêm nhiệm nhiều việc; 05 xã thay đổi cán bộ phụ trách trong kỳ",
            "xa-phuoc-an": "01 công chức phụ trách, có 09 cộng tác viên ở các ấp",
        },
        "mau01.violations": {"ld-tbxh": "Không phát hiện vi phạm"},
        "mau01.compliance": {"ld-tbxh": "12/13 xã, thị trấn đã gửi số liệu; xã Tân Quan chưa gửi"},
        "mau01.causes.objective": {"ld-tbxh": "Văn bản hướng dẫn của trung ương thay đổi; giá vật tư, con giống tăng"},
        "mau01.causes.subjective": {
            "ld-tbxh": "Một số xã chậm bình xét đối tượng",
            "xa-dong-no": "Chậm lập hồ sơ nhóm hộ",
        },
    },
    YEAR: {
        "mau01.team": {"ld-tbxh": "Đoàn giám sát Chương trình MTQG giảm nghèo bền vững huyện Hớn Quản năm 2023"},
        "mau01.team.decision": {
            "ld-tbxh": "Quyết định số 1255/QĐ-UBND ngày 02/10/2023; Phó Chủ tịch UBND huyện làm trưởng đoàn; Phòng LĐ-TB&XH là thường trực"
        },
        "mau01.subjects": {
            "ld-tbxh": "06 cơ quan chủ trì dự án, tiểu dự án; UBND 13 xã, thị trấn",
            "xa-thanh-an": 'Hợp tác xã Nông nghiệp - Dịch vụ Thanh An (dự án "Măng sạch Thanh An")',
        },
        "mau01.time": {"ld-tbxh": "Từ ngày 09/10/2023 đến ngày 27/10/2023"},
        "mau01.places": {
            "ld-tbxh": "13 xã, thị trấn; kiểm tra thực tế tại Thanh An, Tân Hưng, An Khương, Phước An, Tân Lợi"
        },
        "mau01.content.programme": {
            "ld-tbxh": "Theo dõi, kiểm tra việc thực hiện Kế hoạch năm 2023; huy động, phân bổ, giải ngân vốn; rà soát hộ nghèo; chế độ "
            "báo cáo Sở LĐ-TB&XH <tỉnh>",
        },
        "mau01.content.project": {
            "tt-dvnn": "Tiến độ, chất lượng con giống, cây giống và giải ngân Dự án 2",
            "nn-ptnt": "Kết quả liên kết sản xuất, tiêu thụ của Tiểu dự án 1 thuộc Dự án 3",
            "tt-yte": "Kết quả can thiệp dinh dưỡng tại trạm y tế và trường học",
            "gdnn-gdtx": "Kết quả đào tạo, việc làm sau học nghề",
            "vh-tt": "Kết quả truyền thông và bồi dưỡng cán bộ thông tin cơ sở",
        },
        "mau01.content.authority": {
            "xa-tan-hung": "Việc chấp hành quy định về công khai, bàn giao con giống",
            "xa-tan-quan": "Việc rà soát hộ nghèo, hộ cận nghèo tại 06 ấp",
        },
        "mau01.planning": {
            "ld-tbxh": "UBND huyện đã ban hành Kế hoạch thực hiện các dự án năm 2023 theo Tờ trình số 823/TTr-PLĐTBXH ngày 12/9/2023",
            "tc-kh": "Đã giao dự toán điều chỉnh theo Quyết định số 842/QĐ-UBND và phân bổ theo Quyết định số 1109/QĐ-UBND",
        },
        "mau01.communication": {
            "vh-tt": "Số tin bài giữ như năm trước, chất lượng tốt hơn; 13/13 đài truyền thanh xã, thị trấn có chuyên mục giảm nghèo",
            "xa-minh-tam": "Đã tuyên truyền lưu động tại 05/05 ấp",
        },
        "mau01.progress": {
            "ld-tbxh": "Chỉ tiêu giảm hộ nghèo vượt kế hoạch; 03 dự án sinh kế được phê duyệt, 01 dự án đã nghiệm thu giai đoạn cấp giống",
            "gdnn-gdtx": "Mở 07 lớp; 01 lớp kết thúc trong năm 2024",
        },
        "mau01.funds": {
            "tc-kh": "Giải ngân đạt trên 90% vốn được sử dụng; phần vốn sự nghiệp trung ương còn lại đề nghị chuyển nguồn sang năm 2024",
            "ld-tbxh": "Vốn đầu tư phát triển năm 2022 chuyển sang (33 triệu đồng) đã giải ngân hết",
        },
        "mau01.arrears": {"tc-kh": "Không có nợ đọng xây dựng cơ bản"},
        "mau01.capacity": {
            "ld-tbxh": "Đã tập huấn cho trên 96% cán bộ làm công tác giảm nghèo; còn thiếu cán bộ ở 02 ấp"
        },
        "mau01.violations": {"ld-tbxh": "Không phát hiện vi phạm; 01 xã được nhắc nhở về chậm công khai danh sách hộ"},
        "mau01.compliance": {
            "ld-tbxh": "13/13 xã, thị trấn đã gửi số liệu năm; xã Tân Quan gửi bù số liệu 6 tháng trong báo cáo năm"
        },
        "mau01.causes.objective": {"ld-tbxh": "Thời tiết khô hạn đầu năm; giá mủ cao su, hạt điều giảm"},
        "mau01.causes.subjective": {
            "ld-tbxh": "Một bộ phận hộ còn trông chờ hỗ trợ; phối hợp giữa một số cơ quan chưa chặt"
        },
        "mau02.policy": {
            "ld-tbxh": "Đã tham mưu ban hành Kế hoạch năm, quyết định phê duyệt 05 dự án sản xuất và các văn bản hướng dẫn rà soát"
        },
        "mau02.coordination": {
            "ld-tbxh": "Ban Chỉ đạo họp 04 kỳ; phân công từng thành viên phụ trách xã",
            "nn-ptnt": "Phối hợp với Trung tâm Dịch vụ nông nghiệp để một hộ không nhận hỗ trợ trùng ở hai dự án",
        },
        "mau02.communication": {
            "vh-tt": 'Duy trì chuyên mục "Giảm nghèo bền vững"; tổ chức hội thi tìm hiểu chính sách giảm nghèo'
        },
        "mau02.monitoring": {"ld-tbxh": "Giám sát 13/13 xã, thị trấn; các kiến nghị cơ bản được xử lý trong năm"},
        "mau02.electedBodies": {
            "ld-tbxh": "Đã giải trình đầy đủ với đoàn giám sát của HĐND huyện và Ủy ban MTTQ Việt Nam huyện"
        },
        "mau02.funds": {"tc-kh": "Vốn đối ứng của huyện bố trí đủ 10% so với vốn sự nghiệp trung ương của từng dự án"},
        "mau02.results": {
            "ld-tbxh": "Giảm hộ nghèo vượt kế hoạch; tỷ lệ người có nhu cầu được hỗ trợ học nghề và tỷ lệ cán bộ được tập huấn chưa đạt 100% "
            "do một số người đi làm ăn xa, cán bộ mới thay đổi sau đợt tập huấn",
        },
        "mau02.shortcomings": {
            "ld-tbxh": "Giải ngân tập trung vào cuối năm; kết quả giảm nghèo chưa đều giữa các xã",
            "tt-yte": "Tỷ lệ trẻ 5 đến dưới 16 tuổi được cân, đo còn thấp hơn nhóm dưới 5 tuổi",
        },
        "mau02.causes": {"ld-tbxh": "Vốn phân bổ muộn (tháng 7, tháng 9/2023); cán bộ cấp xã kiêm nhiệm"},
        "mau02.directions": {
            "ld-tbxh": "Giao vốn ngay từ đầu năm 2024; ưu tiên xã có nhiều hộ nghèo dân tộc thiểu số; nhân rộng mô hình nuôi bò, nuôi dê",
            "tt-dvnn": "Theo dõi đàn bò, dê đã cấp; luân chuyển con giống cho hộ khác",
        },
    },
}

# Remarks to figures: (period, sender, indicator, stratum) to the remark.
REMARKS = {
    (H1, "tt-dvnn", "da2.projects.approved", ""): "02 dự án khác đang thẩm định",
    (YEAR, "tt-dvnn", "da2.projects.approved", ""): "Kế hoạch: 02 đến 03 dự án, mô hình",
    (YEAR, "gdnn-gdtx", "da4a.counselled", ""): "Có phối hợp với Đoàn Thanh niên",
    (YEAR, "tt-yte", "da3b.models", ""): 'Mô hình "Bữa ăn đủ chất" tại xã Tân Hưng',
    (YEAR, "vh-tt", "da6b.website", ""): "Cổng thông tin điện tử huyện",
    (H1, "xa-thanh-an", "poverty.reduction", "ethnic-group=minority"): "Số sơ bộ, chưa qua rà soát chính thức",
    (YEAR, "xa-tan-quan", "da6b.items", "da6.outlet=loudspeakers"): "Gồm cả số liệu 6 tháng gửi bù",
}

# Asked and left empty: (period, sender, indicator, stratum).
BLANKS = {
    (H1, "xa-thanh-binh", "da4c.demand.enterprises", ""),
    (H1, "xa-an-phu", "da6b.sessions.attendances", "da6.topic=gender"),
    (H1, "xa-minh-tam", "da7b.inspectedUnits", ""),
    (H1, "vh-tt", "da6b.website.visits", ""),
    (H1, "xa-tan-loi", "poverty.middle", "count=persons"),
    (YEAR, "gdnn-gdtx", "da4a.standards", ""),
}

# Lists: type, id, sender, period in which it first stands, attributes.
LISTS = [
    (
        "report.document",
        "694-VB-2023-01",
        "ld-tbxh",
        H1,
        {
            "number": "318/QĐ-UBND",
            "date": "2023-03-20",
            "summary": "Thành lập Đoàn giám sát Chương trình MTQG giảm nghèo bền vững",
        },
    ),
    (
        "report.document",
        "694-VB-2023-02",
        "ld-tbxh",
        H1,
        {
            "number": "41/HD-LĐTBXH",
            "date": "2023-04-05",
            "summary": "Hướng dẫn chế độ báo cáo theo biểu mẫu của Sở LĐ-TB&XH <tỉnh>, Thông tư 10/2022/TT-BLĐTBXH",
        },
    ),
    (
        "report.document",
        "694-VB-2023-03",
        "nn-ptnt",
        H1,
        {
            "number": "112/NN-PTNT",
            "date": "2023-03-14",
            "summary": "Hướng dẫn lập hồ sơ dự án cộng đồng, nhóm hộ",
            "component": "DA3.1",
        },
    ),
    (
        "report.document",
        "694-VB-2023-04",
        "ld-tbxh",
        YEAR,
        {
            "number": "160/KH-UBND",
            "date": "2023-06-27",
            "summary": "Kế hoạch giảm nghèo bền vững và giảm hộ nghèo DTTS năm 2023",
        },
    ),
    (
        "report.document",
        "694-VB-2023-05",
        "tc-kh",
        YEAR,
        {
            "number": "842/QĐ-UBND",
            "date": "2023-07-20",
            "summary": "Giao dự toán điều chỉnh thu, chi ngân sách nhà nước năm 2023",
        },
    ),
    (
        "report.document",
        "694-VB-2023-06",
        "tc-kh",
        YEAR,
        {
            "number": "1109/QĐ-UBND",
            "date": "2023-09-06",
            "summary": "Phân bổ vốn sự nghiệp, điều chỉnh dự toán chi Chương trình",
        },
    ),
    (
        "report.document",
        "694-VB-2023-07",
        "ld-tbxh",
        YEAR,
        {
            "number": "823/TTr-PLĐTBXH",
            "date": "2023-09-12",
            "summary": "Tờ trình ban hành Kế hoạch thực hiện các dự án năm 2023",
        },
    ),
    (
        "report.difficulty",
        "694-KK-2023-01",
        "tt-dvnn",
        H1,
        {
            "issue": "Chưa có định mức giá con giống theo vùng",
            "component": "DA2",
            "cause": "Tỉnh chưa ban hành đơn giá",
            "causeKind": "objective",
            "handling": "beyond",
            "proposal": "Sớm ban hành khung đơn giá con giống",
            "level": "province",
        },
    ),
    (
        "report.difficulty",
        "694-KK-2023-02",
        "gdnn-gdtx",
        H1,
        {
            "issue": "Người học nghề đi làm thuê theo mùa vụ, khó duy trì sĩ số",
            "component": "DA4.1",
            "cause": "Mùa thu hoạch điều",
            "causeKind": "objective",
            "handling": "pending",
            "proposal": "Mở lớp ngoài mùa vụ, dạy tại ấp",
            "level": "district",
        },
    ),
    (
        "report.difficulty",
        "25330-KK-2023-01",
        "xa-an-khuong",
        H1,
        {
            "issue": "Cán bộ giảm nghèo thay đổi, chưa được tập huấn",
            "component": "DA7",
            "cause": "Luân chuyển công tác",
            "causeKind": "subjective",
            "handling": "resolved",
            "proposal": "Bổ sung vào lớp tập huấn tháng 6",
            "level": "district",
        },
    ),
    (
        "report.difficulty",
        "694-KK-2023-03",
        "tt-yte",
        YEAR,
        {
            "issue": "Thiếu cân, thước đo chuẩn tại một số trạm y tế",
            "component": "DA3.2",
            "cause": "Thủ tục mua sắm kéo dài",
            "causeKind": "objective",
            "handling": "resolved",
            "proposal": "Mua sắm tập trung",
            "level": "district",
        },
    ),
    (
        "report.recommendation",
        "694-KN-2023-01",
        "tt-dvnn",
        H1,
        {
            "content": "Đề nghị UBND tỉnh ban hành khung đơn giá cây giống, con giống cho các dự án sinh kế",
            "component": "DA2",
            "addressee": "province",
        },
    ),
    (
        "report.recommendation",
        "694-KN-2023-02",
        "ld-tbxh",
        H1,
        {
            "content": "Đề nghị Sở LĐ-TB&XH <tỉnh> tập huấn phần mềm báo cáo cho cán bộ cấp xã",
            "component": "DA7",
            "addressee": "province",
        },
    ),
    (
        "report.recommendation",
        "25345-KN-2023-01",
        "xa-tan-hung",
        YEAR,
        {
            "content": "Đề nghị huyện bố trí thêm vốn nhân rộng mô hình nuôi bò cái sinh sản",
            "component": "DA2",
            "addressee": "district",
        },
    ),
    (
        "report.recommendation",
        "694-KN-2023-03",
        "tc-kh",
        YEAR,
        {
            "content": 'Đề nghị trung ương cho phép kéo dài thời gian giải ngân vốn sự nghiệp "đến hết năm 2024"',
            "addressee": "central",
        },
    ),
]
