/// Words that findings carry as arguments because one message serves many things: what is unknown, what is used twice.
enum Term {
  static let english: [String: String] = [
    "chỉ tiêu": "indicator", "phân tổ": "disaggregation", "mục phân tổ": "category", "vai trò": "role",
    "vai trò đoạn văn": "paragraph role", "dự án": "component", "cờ đơn vị": "unit flag", "loại đơn vị": "unit kind",
    "loại danh mục": "record type", "khối": "block", "biểu": "form", "mẫu": "report", "phần": "section", "dòng": "row",
    "cột": "column", "hàm": "function", "trường": "field", "thuộc tính": "attribute", "hết công thức": "the end",
    "một số, [cột], {dòng} hoặc hàm": "a number, [column], {row} or function", "một số như 12.5": "a number such as 12.5",
    "+ - * / hoặc hết công thức": "+ - * / or the end",
  ]
}
