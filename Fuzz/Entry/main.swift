import CLibFuzzer
import FuzzTargets
import Glibc

/// The target that `scripts/fuzz` names in the environment. Read once; libFuzzer calls back without a context.
private let target: FuzzTarget = {
  let name = getenv("BIEUMAU_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
    print("BIEUMAU_FUZZ_TARGET must be one of: \(known)")
    exit(64)
  }
  return target
}()

private var count = CommandLine.argc
private var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
  withUnsafeMutablePointer(to: &arguments) { arguments in
    arguments.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
      LLVMFuzzerRunDriver(&count, $0) { bytes, size in
        target.run(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      }
    }
  })
