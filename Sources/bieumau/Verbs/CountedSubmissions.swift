import ArgumentParser

/// Which submissions of a store count.
enum CountedSubmissions: String, ExpressibleByArgument, CaseIterable { case accepted, received }
