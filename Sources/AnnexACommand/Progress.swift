import ResultFiles
import Synchronization

/// Tells a person at a terminal what is being done, once that has lasted a second.
final class Progress: Sendable {
    private let stage = Mutex("")
    private let ticker = Mutex<Task<Void, Never>?>(nil)

    /// Shows nothing where nobody watches, or where it is not wanted.
    init(isWanted: Bool) {
        guard isWanted, StandardStream.error().isTerminal else { return }
        let task = Task { [weak self] in
            while (try? await Task.sleep(for: .seconds(1))) != nil, let words = self?.words {
                Self.show("\r\u{1B}[K" + words + " …")
            }
        }
        ticker.withLock { $0 = task }
    }

    private var words: String { stage.withLock { $0 } }

    /// What is being done from now on.
    func begin(_ words: String) {
        stage.withLock { $0 = words }
    }

    /// Whether a person sees it.
    var isShown: Bool { ticker.withLock { $0 != nil } }

    /// Writes a message above the line.
    func say(_ text: String) {
        Program.complain(isShown ? "\r\u{1B}[K" + text : text)
    }

    /// Clears the line.
    func end() {
        ticker.withLock { task in
            guard let running = task else { return }
            running.cancel()
            task = nil
            Self.show("\r\u{1B}[K")
        }
    }

    private static func show(_ text: String) {
        var stream = StandardStream.error()
        try? stream.write(text)
        try? stream.flush()
    }
}
