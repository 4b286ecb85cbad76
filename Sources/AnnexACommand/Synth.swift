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
    @Flag(help: "Replace a file that is there.") var force = false
    @OptionGroup var schemas: SchemaOptions

    func run() throws {
        let schema = try schemas.load([])
        let edition = try schema.named(edition)
        guard (0...2_000_000).contains(children) else {
            throw Outcome.usage("--children takes a number from 0 to 2000000")
        }
        let invented = Synthesis(
            schema: schema, edition: edition,
            options: SynthOptions(
                children: children, seed: seed, asAt: asAt, noise: noise, layout: layout)
        ).make()
        do {
            let file = try OutputFile(path: output, replacing: force)
            try SynthWriter().write(invented, to: file.temporaryPath)
            try file.commit()
        } catch let error as OutputError {
            throw Outcome.unwritable(error)
        } catch {
            throw Outcome.unwritable(OutputError(path: output, reason: "\(error)"))
        }
    }
}

extension SynthNoise: ExpressibleByArgument {}
extension SynthLayout: ExpressibleByArgument {}
