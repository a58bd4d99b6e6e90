import Documents

/// Heads and feet of a form's sections. What says nothing of the section is put into words once for all of them.
struct SectionFrames {
  private var head = FrameWords(dropsEmpty: false)
  private var foot = FrameWords(dropsEmpty: true)

  /// The head over a section to which the phrases belong.
  mutating func head(_ frame: Frame?, _ phrases: PhraseFilling) -> [Block] { head.blocks(frame, phrases) }

  /// The footer below it, without lines that have nothing to say.
  mutating func foot(_ frame: Frame?, _ phrases: PhraseFilling) -> [Block] { foot.blocks(frame, phrases) }
}

/// One frame of a form, section by section.
private struct FrameWords {
  let dropsEmpty: Bool
  /// Per element: its blocks, where they are the same for every section.
  private var known: [[Block]?] = []

  init(dropsEmpty: Bool) { self.dropsEmpty = dropsEmpty }

  mutating func blocks(_ frame: Frame?, _ phrases: PhraseFilling) -> [Block] {
    guard let elements = frame?.elements else { return [] }
    if known.isEmpty { known = Array(repeating: nil, count: elements.count) }
    var result: [Block] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      if let same = known[index] {
        result += same
        continue
      }
      let blocks = phrases.blocks(element, dropsEmpty: dropsEmpty)
      if !phrases.namesSection(element) { known[index] = blocks }
      result += blocks
    }
    return result
  }
}
