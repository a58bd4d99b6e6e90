/// XML input, before anyone knows what it is about.
extension Code {
  package static let malformedXML = Code(
    "X001", vi: "XML sai cú pháp: {reason} – sửa lại tệp tại dòng này",
    en: "malformed XML: {reason} – mend the file at this line")
  package static let doctypeRefused = Code(
    "X002", vi: "tệp có khai báo DOCTYPE, chương trình không nhận – xóa khai báo đó rồi gửi lại",
    en: "the file has a DOCTYPE declaration, which is refused – remove it and try again")
  package static let entityRefused = Code(
    "X003", vi: "tệp dùng thực thể \"{name}\" không được phép – thay bằng chữ thường",
    en: "the file uses the entity \"{name}\", which is refused – replace it by plain text")
  package static let markupTooDeep = Code(
    "X004", vi: "các phần tử XML lồng nhau quá {limit} tầng – tệp bị từ chối",
    en: "XML elements are nested deeper than {limit} levels – the file is refused")
  package static let markupTooLarge = Code(
    "X005", vi: "tệp lớn hơn {limit} – tệp bị từ chối",
    en: "the file is larger than {limit} – it is refused")
  package static let schemaViolation = Code(
    "X006", vi: "không đúng lược đồ {schema}: {reason}",
    en: "does not match schema {schema}: {reason}")

  package static let tooManyElements = Code(
    "X007", vi: "tệp có hơn {limit} phần tử XML – tệp bị từ chối",
    en: "the file has more than {limit} XML elements – it is refused")
  package static let markupTagTooLong = Code(
    "X008",
    vi: "một thẻ, ghi chú hay khối CDATA dài hơn {limit} hoặc thẻ có quá nhiều thuộc tính – tệp bị từ chối",
    en: "a tag, comment or CDATA section exceeds {limit} or a tag has too many attributes – the file is refused")
  package static let markupTruncated = Code(
    "X009", vi: "tệp bị cắt cụt: hết tệp khi phần tử <{name}> chưa đóng – lấy lại bản đầy đủ của tệp",
    en: "the file is cut off: it ends inside element <{name}> – get the whole file again")
  package static let markupTagMismatch = Code(
    "X010", vi: "thẻ <{name}> mở ở dòng {line} chưa được đóng: ở đây gặp </{found}> – thêm </{name}> hoặc sửa tên thẻ",
    en: "tag <{name}> of line {line} is not closed: </{found}> stands here – add </{name}> or mend the name")

  static let markup: [Code] = [
    malformedXML, doctypeRefused, entityRefused, markupTooDeep, markupTooLarge, schemaViolation,
    tooManyElements, markupTagTooLong, markupTruncated, markupTagMismatch,
  ]
}
