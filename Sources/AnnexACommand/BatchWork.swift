import AnnexAOutput
import AnnexASchema
import Dispatch
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

    /// How far a return has come.
    private enum Step: Sendable {
        /// Its results are written, and wait for the disk.
        case written(Int, StagedReturn, BatchOutcome)
        /// Its results are in their place.
        case saved(Int, BatchRow)
        /// Nothing was written.
        case ended(Int, BatchRow)
    }

    /// What became of each return, in their order.
    ///
    /// While the results of some returns are on their way to the disk, the next ones are worked on already.
    func rows(of groups: [BatchGroups.Group], jobs: Int) async -> [BatchRow] {
        var pace = BatchPace(count: count)
        progress.begin(pace.words)
        return await withTaskGroup(of: Step.self) { tasks in
            var rows = [BatchRow?](repeating: nil, count: groups.count)
            var (next, working, saving) = (0, 0, 0)
            while true {
                while working < jobs, saving < 4 * jobs, next < groups.count {
                    let index = next
                    tasks.addTask { await work(on: groups[index], at: index) }
                    next += 1
                    working += 1
                }
                guard let step = await tasks.next() else { return rows.compactMap(\.self) }
                switch step {
                case .written(let index, let staged, let outcome):
                    working -= 1
                    saving += 1
                    tasks.addTask { .saved(index, await save(staged, outcome)) }
                    continue
                case .saved(let index, let row):
                    saving -= 1
                    rows[index] = row
                    pace.count(row)
                    tell(row)
                case .ended(let index, let row):
                    working -= 1
                    rows[index] = row
                    pace.count(row)
                    tell(row)
                }
                progress.begin(pace.words)
            }
        }
    }

    /// A line a return where nobody watches; failures in any case, each in its own words.
    private func tell(_ row: BatchRow) {
        for line in row.errors { progress.say("annex-a: \(line)") }
        if row.state != .failed, !report.quiet, !progress.isShown { Program.complain(row.words) }
    }

    private func work(on group: BatchGroups.Group, at index: Int) async -> Step {
        let row = BatchRow(
            name: group.name, authority: run.authority ?? group.authority,
            inputs: group.paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
        let staged = StagedReturn(row: row, in: folder)
        if !redoesAll, let known = BatchOutcome(folder: staged.path), isUpToDate(known, group) {
            return .ended(index, staged.row(.unchanged, known, report))
        }
        let outcome: BatchOutcome
        do {
            outcome = try await run.perform(on: group.paths) { try staged.begin() }.outcome
        } catch {
            return .ended(index, staged.row(failedBy: error))
        }
        // small ones take what others left, which costs less than to give it back each time
        if outcome.rows > 50_000 { returnFreedMemory() }
        return .written(index, staged, outcome)
    }

    /// Whether what was done is what would come of the files as they are now.
    private func isUpToDate(_ known: BatchOutcome, _ group: BatchGroups.Group) -> Bool {
        let inputs = group.paths.compactMap(InputDigest.init)
        return inputs.count == group.paths.count && known.runID == run.basis.id(of: inputs)
    }

    /// Waits for the disk on a thread of its own, so that the few that do the work need not.
    ///
    /// The global queue would not do: its threads are those that do the work. A serial queue has others.
    private func save(_ staged: StagedReturn, _ outcome: BatchOutcome) async -> BatchRow {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "disk").async {
                continuation.resume(returning: staged.save(outcome, report))
            }
        }
    }
}

/// The folder of one return, made only when there is something to put into it.
private final class StagedReturn: Sendable {
    let path: String
    private let unfinished: BatchRow
    private let folder: ResultFolder
    private let begun = ContinuousClock.now
    private let staged = Mutex<StagedFolder?>(nil)

    init(row: BatchRow, in folder: ResultFolder) {
        unfinished = row
        self.folder = folder
        path = "\(folder.path)/\(row.name)"
    }

    func begin() throws -> ResultFolder {
        do throws(OutputError) {
            return try staged.withLock { staged throws(OutputError) in
                let made = try folder.staged(unfinished.name)
                let inner = made.folder
                staged = consume made
                return inner
            }
        } catch {
            throw Outcome.unwritable(error)
        }
    }

    func save(_ outcome: BatchOutcome, _ report: ReportOptions) -> BatchRow {
        do throws(OutputError) {
            if let whole = staged.withLock({ $0.take() }) { try whole.commit(isOurs: ResultNames.isResult) }
            return row(.done, outcome, report)
        } catch {
            return row(failedBy: Outcome.unwritable(error))
        }
    }

    func row(_ state: BatchRow.State, _ outcome: BatchOutcome, _ report: ReportOptions) -> BatchRow {
        var row = timed
        (row.state, row.outcome) = (state, outcome)
        if report.fails(outcome.findings) { row.exitCode = 1 }
        return row
    }

    func row(failedBy error: any Error) -> BatchRow {
        var row = timed
        let outcome = error as? Outcome ?? .unreadable(["\(row.name): \(error)"])
        (row.errors, row.exitCode) = (outcome.lines, Int(outcome.code))
        return row
    }

    private var timed: BatchRow {
        var row = unfinished
        row.seconds = (ContinuousClock.now - begun) / .seconds(1)
        return row
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
