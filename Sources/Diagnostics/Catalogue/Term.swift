/// Words that findings carry as arguments because one message serves many things: what is unknown, what is used twice.
enum Term {
  static let english: [String: String] = [
    "chỉ tiêu": "indicator", "phân tổ": "disaggregation", "mục phân tổ": "category", "vai trò": "role",
    "vai trò đoạn văn": "paragraph role", "dự án": "component", "cờ đơn vị": "unit flag", "loại đơn vị": "unit kind",
    "loại danh mục": "record type", "khối": "block", "biểu": "form", "mẫu": "report", "phần": "section", "dòng": "row",
    "cột": "column", "hàm": "function", "trường": "field", "thuộc tính": "attribute", "hết công thức": "the end",
    "một số, [cột], {dòng} hoặc hàm": "a number, [column], {row} or function", "một số như 12.5": "a number such as 12.5",
    "+ - * / hoặc hết công thức": "+ - * / or the end",
    "dấu & hoặc < đứng một mình – viết &amp; hoặc &lt;": "& or < stands alone – write &amp; or &lt;",
    "dấu & đứng một mình – viết &amp;": "& stands alone – write &amp;",
    "dấu < trong giá trị thuộc tính – viết &lt;": "< in an attribute – write &lt;",
    "giá trị thuộc tính thiếu dấu nháy": "an attribute's value lacks its quotes",
    "giá trị thuộc tính thiếu dấu nháy đóng": "an attribute's value lacks its closing quote",
    "thuộc tính thiếu dấu = và giá trị": "an attribute lacks = and a value",
    "một thuộc tính ghi hai lần trong một thẻ": "an attribute stands twice in a tag",
    "thiếu dấu cách giữa hai thuộc tính, hoặc thiếu dấu nháy đóng": "no space between two attributes, or no closing quote",
    "thẻ thiếu dấu >": "a tag lacks its >",
    "tệp không có nội dung XML": "there is no XML in the file",
    "tệp không có nội dung XML, hoặc còn chữ sau thẻ đóng cuối cùng": "there is no XML in the file, or text after its end",
    "có ký tự điều khiển không được phép": "a control character is not allowed",
    "chữ không đúng bảng mã đã khai báo – lưu lại tệp dạng UTF-8": "text is not in the declared encoding – save the file as UTF-8",
    "bảng mã đã khai báo không đọc được – lưu lại tệp dạng UTF-8": "the declared encoding is unknown – save the file as UTF-8",
  ]
}
