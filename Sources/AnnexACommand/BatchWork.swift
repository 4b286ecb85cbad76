import AnnexAOutput
import AnnexASchema
import ResultFiles
import Synchronization

/// The returns of a batch being worked on, some at once.
struct BatchWork: Sendable {
    let run: ReturnRun
    let folder: ResultFolder
    let report: ReportOptions
    let progress: Progress
    let count: Int
    let redoesAll: Bool

    /// What became of each return, in their order.
    func rows(of groups: [BatchGroups.Group], jobs: Int) async -> [BatchRow] {
        var pace = BatchPace(count: count)
        progress.begin(pace.words)
        return await withTaskGroup(of: (Int, BatchRow).self) { tasks in
            var rows = [BatchRow?](repeating: nil, count: groups.count)
            var waiting = groups.indices.makeIterator()
            func start() {
                guard let index = waiting.next() else { return }
                let group = groups[index]
                tasks.addTask { (index, await row(of: group)) }
            }
            for _ in 0..<max(1, jobs) { start() }
            for await (index, row) in tasks {
                start()
                rows[index] = row
                pace.count(row)
                tell(row)
                progress.begin(pace.words)
            }
            return rows.compactMap(\.self)
        }
    }

    /// A line a return where nobody watches; failures in any case, each in its own words.
    private func tell(_ row: BatchRow) {
        for line in row.errors { progress.say("annex-a: \(line)") }
        if row.state != .failed, !report.quiet, !progress.isShown { Program.complain(row.words) }
    }

    private func row(of group: BatchGroups.Group) async -> BatchRow {
        let begun = ContinuousClock.now
        var row = BatchRow(
            name: group.name, authority: run.authority ?? group.authority,
            inputs: group.paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
        do {
            (row.state, row.outcome) = try await outcome(of: group)
            if let outcome = row.outcome, report.fails(outcome.findings) { row.exitCode = 1 }
        } catch {
            let outcome = error as? Outcome ?? .unreadable(["\(group.name): \(error)"])
            (row.errors, row.exitCode) = (outcome.lines, Int(outcome.code))
        }
        row.seconds = (ContinuousClock.now - begun) / .seconds(1)
        return row
    }

    private func outcome(of group: BatchGroups.Group) async throws -> (BatchRow.State, BatchOutcome?) {
        let path = "\(folder.path)/\(group.name)"
        let inputs = group.paths.compactMap(InputDigest.init)
        if !redoesAll, inputs.count == group.paths.count, let known = BatchOutcome(folder: path),
            known.runID == run.basis.id(of: inputs)
        {
            return (.unchanged, known)
        }
        do {
            try await write(group)
        } catch let error as OutputError {
            throw Outcome.unwritable(error)
        }
        returnFreedMemory()
        return (.done, BatchOutcome(folder: path))
    }

    private func write(_ group: BatchGroups.Group) async throws {
        let staged = StagedReturn(folder: folder, name: group.name)
        _ = try await run.perform(on: group.paths) { try staged.begin() }
        try staged.commit()
    }
}

/// The folder of one return, made only when there is something to put into it.
private final class StagedReturn {
    private let folder: ResultFolder
    private let name: String
    private var staged: StagedFolder?

    init(folder: ResultFolder, name: String) {
        self.folder = folder
        self.name = name
    }

    func begin() throws(OutputError) -> ResultFolder {
        let staged = try folder.staged(name)
        let inner = staged.folder
        self.staged = consume staged
        return inner
    }

    func commit() throws(OutputError) {
        try staged.take()?.commit(isOurs: ResultNames.isResult)
    }
}

/// How fast a batch goes, and how long it will take.
private struct BatchPace {
    private let count: Int
    private let begun = ContinuousClock.now
    private var ended = 0
    private var worked = 0

    init(count: Int) {
        self.count = count
    }

    mutating func count(_ row: BatchRow) {
        ended += 1
        // returns that were there already say nothing of how long the others take
        if row.state == .done { worked += 1 }
    }

    var words: String {
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        guard worked > 0, seconds > 0 else { return "\(ended) of \(count) returns" }
        let rate = Double(worked) / seconds
        let left = Int((Double(count - ended) / rate).rounded(.up))
        let tenths = Int((rate * 10).rounded())
        let time = left < 120 ? "\(left) s" : "\(left / 60) min"
        return "\(ended) of \(count) returns, \(tenths / 10).\(tenths % 10) a second, \(time) left"
    }
}
