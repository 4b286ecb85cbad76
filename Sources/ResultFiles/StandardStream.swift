internal import Glibc

/// Standard output or standard error, written in large pieces.
public struct StandardStream: ~Copyable {
    private let descriptor: CInt
    private var buffer: [UInt8] = []

    /// What was asked for.
    public static func output() -> StandardStream { StandardStream(descriptor: STDOUT_FILENO) }

    /// Progress, messages and the log.
    public static func error() -> StandardStream { StandardStream(descriptor: STDERR_FILENO) }

    private init(descriptor: CInt) {
        self.descriptor = descriptor
    }

    /// Whether a person is watching.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Adds bytes; they are on their way when the buffer is full or flushed.
    public mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Adds text, as UTF-8.
    public mutating func write(_ text: String) throws(OutputError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Sends all that was added.
    public mutating func flush() throws(OutputError) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw OutputError(path: "standard output", reason: OutputFile.words(for: errno))
            }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Makes an interruption from the keyboard end the program with the code that says so.
public func endOnInterruption() {
    for number in [SIGINT, SIGTERM] {
        signal(number) { _ in
            let words: StaticString =
                "annex-a: interrupted: what was written whole stands; run it again for the rest ('run' needs --force)\n"
            _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
            _exit(130)
        }
    }
}
