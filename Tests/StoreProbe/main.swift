import Diagnostics
import Glibc
import Store
import StoreSamples

// Stores delivery after delivery until it is killed, and says each time what it has stored: the other process in tests of
// what a kill, or a second writer, leaves behind. Arguments: the store, a seed, how many.

/// Writes a line past every buffer: what was told stays told when the process is killed.
func tell(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let seed = Int(arguments[2]), let count = Int(arguments[3]) else {
  tell("StoreProbe STORE SEED COUNT")
  exit(64)
}
do {
  let store = try SubmissionStore(path: arguments[1])
  tell("ready")
  for number in 0..<count {
    let parcel = StoreSamples.parcel(seed: seed, number: number)
    let receipt = try store.save(parcel.delivery, parcel.submissions)
    tell("\(receipt.delivery.number) \(receipt.delivery.sha256.hex) \(receipt.anchor.hex)")
  }
} catch let trouble as OutsideTrouble {
  tell(Catalogue(.english).report(for: trouble.finding))
  exit(4)
}
