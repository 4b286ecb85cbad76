import AnnexASchema
import AnnexASynth
import ArgumentParser
import CalendarDays
import ResultFiles

struct Synth: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synth",
        abstract: "Writes an invented return: the same options give the same bytes. No child in it is real.")

    @Option(help: "About how many children have a contact.") var children: Int = 200
    @Option(help: "The number that decides every choice.") var seed: UInt64 = 1
    @Option(name: [.short, .long], help: ArgumentHelp("The workbook to write.", valueName: "file"))
    var output: String
    @Option(
        help: ArgumentHelp("The reference date R, as YYYY-MM-DD.", valueName: "date"), transform: dateOption)
    var asAt = CalendarDay(number: 19_813)
    @Option(help: "The edition; the newest if not given.") var edition: String?
    @Option(help: "How messy: none, light or heavy.") var noise: SynthNoise = .none
    @Option(help: "Where titles, headings and names stand.") var layout: SynthLayout = .plain
    @Option(
        help: ArgumentHelp(
            "Plant one fault of each rule and list them here, as CSV; faults of whole files go into a folder beside it.",
            valueName: "file"))
    var faults: String?
    @Flag(help: "Replace a file that is there.") var force = false
    @OptionGroup var schemas: SchemaOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        try FileEnding.refuseUnlessWorkbook(output)
        let schema = try schemas.load(faults == nil ? [] : .rules)
        let edition = try schema.named(edition)
        guard (0...2_000_000).contains(children) else {
            throw Outcome.usage("--children takes a number from 0 to 2000000")
        }
        guard faults == nil || noise == .none else {
            throw Outcome.usage("--faults goes with --noise none alone")
        }
        var options = SynthOptions(
            children: children, seed: seed, asAt: asAt, noise: noise, layout: layout)
        options.hasFaults = faults != nil
        let invented = Synthesis(schema: schema, edition: edition, options: options).make()
        do {
            try write(invented, to: output)
            guard let faults else { return }
            options.hasFaults = false
            options.children = min(children, 60)
            let clean = Synthesis(schema: schema, edition: edition, options: options).make()
            let folder = faults.hasSuffix(".csv") ? String(faults.dropLast(4)) : faults + "-files"
            let files = FaultFiles.all(from: clean)
            _ = try ResultFolder(path: folder, replacing: force)
            for file in files { try write(file.made, to: "\(folder)/\(file.fault.rule).xlsx") }
            var list = try OutputFile(path: faults, replacing: force)
            try list.write(
                FaultList(inRows: invented.faults, ofFiles: files.map(\.fault)).csv(rules: schema.rules))
            try list.commit()
        } catch let error as OutputError {
            throw Outcome.unwritable(error)
        } catch {
            throw Outcome.unwritable(OutputError(path: output, reason: "\(error)"))
        }
    }

    private func write(_ made: SynthReturn, to path: String) throws {
        let file = try OutputFile(path: path, replacing: force)
        try SynthWriter().write(made, to: file.temporaryPath)
        try file.commit()
    }
}

extension SynthNoise: ExpressibleByArgument {}
extension SynthLayout: ExpressibleByArgument {}
