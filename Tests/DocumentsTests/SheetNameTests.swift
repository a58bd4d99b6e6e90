import Documents
import TestSupport
import Testing

@Suite struct SheetNameTests {
  @Test(arguments: [
    ("Biểu 05/2023", "Biểu 05-2023"), ("[a]:*?/\\", "-a------"), ("'x'", "x"), ("  ", "Trang"), ("", "Trang"),
    ("a\nb", "a-b"),
    ("'' y '", "y"),
  ])
  func namesBecomeAllowed(wanted: String, name: String) {
    #expect(SheetName.allowed(wanted) == name)
  }

  @Test(arguments: 0..<50)
  func namesKeepWithinTheRules(seed: Int) {
    var tables = RandomTables(seed: UInt64(seed))
    let wanted = (0..<20).map { _ in tables.text() }
    let names = SheetName.unique(wanted)
    #expect(names.count == wanted.count)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    for name in names {
      #expect((1...SheetName.maximumLength).contains(name.utf16.count))
      #expect(!name.contains { "[]:*?/\\".contains($0) })
      #expect(!name.hasPrefix("'") && !name.hasSuffix("'"))
      #expect(SheetName.allowed(name) == name)
    }
  }

  @Test func aTakenNameGetsANumberEvenWhenCaseDiffers() {
    #expect(SheetName.unique(["Xã", "XÃ", "xã"]) == ["Xã", "XÃ (2)", "xã (3)"])
  }
}
