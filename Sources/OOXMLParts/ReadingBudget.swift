internal import Glibc
internal import Synchronization

/// What reading one file has taken so far, held against its limits; the tasks that read its sheets share it.
package final class ReadingBudget: Sendable {
    /// The file's size when it was first opened.
    package let fileBytes: Int
    /// When the file had last been written then, in nanoseconds.
    let fileWritten: Int

    private let values: [Int]
    private let spent = Mutex(Spent())

    private struct Spent {
        var bytes = 0
        var cells = 0
        var filledCells = 0
        var textBytes = 0
        var nanoseconds = 0
    }

    /// An untouched budget for a file of that many bytes.
    package init(limits: ReadingLimits = ReadingLimits(), fileBytes: Int = 0, fileWritten: Int = 0) {
        self.fileBytes = fileBytes
        self.fileWritten = fileWritten
        values = ReadingLimits.Name.allCases.map { name in
            let value = limits.value(of: name, fileBytes: fileBytes)
            return name == .seconds && limits[.seconds] == nil ? value * Self.slowness : value
        }
    }

    /// By how much steps take longer here than on an ordinary machine; 1 on any that is not very slow.
    ///
    /// Under an emulator or a profiler a sound file takes fifty times as long, and is still sound.
    private static let slowness: Int = {
        var best = Int.max
        var hash: UInt64 = 1
        for _ in 0..<3 {
            let start = threadTime()
            for step in 0..<16_384 { hash = (hash ^ UInt64(truncatingIfNeeded: step)) &* 0x100_0000_01b3 }
            best = min(best, threadTime() - start)
        }
        // the hash is looked at, so that its steps are taken; they take some 20 microseconds as a rule
        let ordinary = hash == 0 ? 1 : 20_000
        return best < 4 * ordinary ? 1 : min(100, 2 * best / ordinary)
    }()

    /// What applies to this file.
    package func value(of name: ReadingLimits.Name) -> Int {
        for (index, other) in ReadingLimits.Name.allCases.enumerated() where other == name {
            return values[index]
        }
        return .max
    }

    /// The refusal for going over a limit: what the part does, and the name to set.
    package func refusal(
        _ name: ReadingLimits.Name, path: String, part: String, _ words: String
    ) -> XLSXError {
        .overLimit(
            path: path, part: part,
            reason: "\(words) (if that is right, allow more with --limit \(name.rawValue)=NUMBER)")
    }

    /// Counts bytes that were unpacked.
    package func unpack(_ count: Int, path: String, part: String) throws(XLSXError) {
        let limit = value(of: .archiveBytes)
        guard spent.withLock({ Self.add(count, to: &$0.bytes) <= limit }) else {
            throw refusal(
                .archiveBytes, path: path, part: "the archive",
                "unpacks to more than \(Self.words(forBytes: limit)) in all")
        }
    }

    /// Counts cells, those of them that are not blank, and the bytes of texts.
    package func keep(
        cells: Int, filled: Int, textBytes: Int, path: String, part: String
    ) throws(XLSXError) {
        let all = spent.withLock { spent in
            (
                Self.add(cells, to: &spent.cells), Self.add(textBytes, to: &spent.textBytes),
                Self.add(filled, to: &spent.filledCells)
            )
        }
        guard all.0 <= value(of: .cells) else {
            throw refusal(
                .cells, path: path, part: part,
                "brings the workbook to more than \(value(of: .cells)) cells")
        }
        guard all.2 <= value(of: .filledCells) else {
            throw refusal(
                .filledCells, path: path, part: part,
                "brings the workbook to more than \(value(of: .filledCells)) cells that are not blank")
        }
        guard all.1 <= value(of: .textBytes) else {
            throw refusal(
                .textBytes, path: path, part: part,
                "brings the workbook to more than \(Self.words(forBytes: value(of: .textBytes))) of text")
        }
    }

    /// Counts the processor's time that this thread has taken since `start`, and gives the new start.
    package func spendTime(since start: Int, path: String, part: String) throws(XLSXError) -> Int {
        let now = Self.threadTime()
        let limit = value(of: .seconds)
        let all = spent.withLock { Self.add(max(0, now - start), to: &$0.nanoseconds) }
        guard all / 1_000_000_000 < limit else {
            throw refusal(
                .seconds, path: path, part: part, "takes more than \(limit) seconds of reading")
        }
        return now
    }

    /// The processor's time that this thread has taken, in nanoseconds: other programs do not add to it.
    package static func threadTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    static func words(forBytes count: Int) -> String {
        count >= 1 << 20 ? "\(count >> 20) MiB" : "\(count) bytes"
    }

    private static func add(_ count: Int, to sum: inout Int) -> Int {
        let (result, overflow) = sum.addingReportingOverflow(count)
        sum = overflow ? .max : result
        return sum
    }
}
