using System.Collections.Frozen;
using KnowledgePackages.Bot.About;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Bot.Countries;
using KnowledgePackages.Bot.Handover;
using KnowledgePackages.Bot.Languages;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Bot.Questions;
using KnowledgePackages.Bot.Recommendations;
using KnowledgePackages.Bot.Reminders;
using KnowledgePackages.Bot.Search;
using KnowledgePackages.Bot.Start;
using KnowledgePackages.Bot.Stations;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// The table of all intents, with one row for each: the data of its buttons, the phrases that request it, its effect, its handler, its help
/// line and its sample cards. Buttons, recognition, handling, help and the card gallery all use this table and nothing else. The order of
/// the rows matters in two ways: if a mistyped text is equally close to phrases of two rows, the first row wins; and the help card lists
/// its lines in this order.
/// </summary>
internal static class IntentTable
{
    private static readonly List<IntentDefinition> Rows = [];

    public static readonly IntentDefinition Help = Row(new IntentDefinition<Intent.Help>("help")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.Plain<Intent.Help>(),
        Phrases = [Phrase.Always(PhraseGroups.Help, new Intent.Help())],
        Help = null,
        Handle = (turn, _, cancellationToken) => AboutIntents.HelpAsync(turn, cancellationToken),
        Samples = at => [new($"help {at.Name}", AboutCards.Help(at.Context, at.Prompt))],
    });

    public static readonly IntentDefinition SearchHelp = Row(new IntentDefinition<Intent.SearchHelp>("searchHelp")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.SearchHelp>(),
        Phrases = [],
        Help = Messages.HelpSearch,
        Handle = (turn, _, cancellationToken) => SearchIntents.ExplainAsync(turn, cancellationToken),
        Samples = at => at.Prompt.Position is Position.NotStarted ? [new("search, how", SearchCards.How(at.Context))] : [],
    });

    public static readonly IntentDefinition Search = Row(new IntentDefinition<Intent.Search>("search")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Search>(),
        Phrases = [],
        Help = null,
        Handle = SearchIntents.SearchAsync,
        Samples = SearchSamples.Results,
    });

    public static readonly IntentDefinition Show = Row(
        new IntentDefinition<Intent.Show>("show")
        {
            Effect = IntentEffect.Informs,
            Button = ButtonData.With(
                ButtonFields.Kind,
                ButtonFields.Thing,
                (kind, thing) => new Intent.Show(kind, thing),
                show => (show.Kind, show.ThingId),
                ButtonScope.Always
            ),
            Phrases = [],
            Help = null,
            Handle = SearchIntents.ShowAsync,
            Samples = SearchSamples.Shown,
        }
    );

    public static readonly IntentDefinition Back = Row(new IntentDefinition<Intent.Back>("back")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Back>(ButtonScope.OpenPrompt),
        Phrases = [Phrase.Always(PhraseGroups.Back, new Intent.Back())],
        Help = Messages.HelpBack,
        Handle = (turn, _, cancellationToken) => StartIntents.BackAsync(turn, cancellationToken),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition Status = Row(new IntentDefinition<Intent.Status>("status")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Status>(),
        Phrases = [Phrase.Always(PhraseGroups.Status, new Intent.Status())],
        Help = Messages.HelpStatus,
        Handle = (turn, _, cancellationToken) => AboutIntents.StatusAsync(turn, cancellationToken),
        Samples = at => [new($"status {at.Name}", AboutCards.Status(at.Context, at.Prompt))],
    });

    public static readonly IntentDefinition Route = Row(new IntentDefinition<Intent.Route>("route")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Route>(),
        Phrases = [Phrase.Always(PhraseGroups.Stations, new Intent.Route())],
        Help = Messages.HelpStations,
        Handle = (turn, _, cancellationToken) => StationIntents.RouteAsync(turn, cancellationToken),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition LookUp = Row(new IntentDefinition<Intent.LookUp>("lookUp")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.LookUp>(),
        Phrases = [],
        Help = Messages.HelpTerm,
        Handle = SearchIntents.LookUpAsync,
        Samples = SearchSamples.Terms,
    });

    public static readonly IntentDefinition Glossary = Row(new IntentDefinition<Intent.Glossary>("glossary")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Glossary>(),
        Phrases = [Phrase.Always(PhraseGroups.Glossary, new Intent.Glossary())],
        Help = null,
        Handle = (turn, _, cancellationToken) => AboutIntents.GlossaryAsync(turn, cancellationToken),
        Samples = SaysASentence,
    });

    public static readonly IntentDefinition Leave = Row(new IntentDefinition<Intent.Leave>("leave")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.Plain<Intent.Leave>(),
        Phrases =
        [
            Phrase.Always(PhraseGroups.Stop, new Intent.Leave()),
            Phrase.When(PhraseGroups.No, (_, prompt) => prompt.Position is Position.NotStarted ? new Intent.Leave() : null),
        ],
        Help = Messages.HelpStop,
        Handle = (turn, _, cancellationToken) => ReminderIntents.LeaveAsync(turn, cancellationToken),
        Samples = GoodbyeCards.Samples,
    });

    public static readonly IntentDefinition CancelReminder = Row(new IntentDefinition<Intent.CancelReminder>("remindNot")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.CancelReminder>(ButtonScope.Always),
        Phrases = [Phrase.Always(PhraseGroups.RemindNot, new Intent.CancelReminder())],
        Help = null,
        Handle = (turn, _, cancellationToken) => ReminderIntents.CancelAsync(turn, cancellationToken),
        Samples = SaysASentence,
    });

    public static readonly IntentDefinition ScheduleReminder = Row(
        new IntentDefinition<Intent.ScheduleReminder>("remind")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(
                ButtonFields.Days,
                days => new Intent.ScheduleReminder(days),
                reminder => reminder.Days,
                ButtonScope.Always
            ),
            Phrases =
            [
                Phrase.Always(PhraseGroups.Remind, new Intent.ScheduleReminder(null)),
                .. Reminder.Days.Select(days => Phrase.Always(PhraseGroups.RemindIn(days), new Intent.ScheduleReminder(days))),
            ],
            Help = Messages.HelpRemind,
            Handle = ReminderIntents.ScheduleAsync,
            Samples = GoodbyeCards.ReminderSamples,
        }
    );

    public static readonly IntentDefinition Continue = Row(new IntentDefinition<Intent.Continue>("continue")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Continue>(),
        Phrases = [Phrase.Always(PhraseGroups.Continue, new Intent.Continue())],
        Help = null,
        Handle = (_, _, _) => ReminderIntents.ContinueAsync(),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition ContinueElsewhere = Row(
        new IntentDefinition<Intent.ContinueElsewhere>("elsewhere")
        {
            Effect = IntentEffect.Informs,
            Button = ButtonData.Plain<Intent.ContinueElsewhere>(ButtonScope.Always),
            Phrases = [Phrase.Always(PhraseGroups.Elsewhere, new Intent.ContinueElsewhere())],
            Help = Messages.HelpElsewhere,
            Handle = (turn, _, cancellationToken) => HandoverIntents.MakeCodeAsync(turn, cancellationToken),
            Samples = HandoverCards.CodeSamples,
        }
    );

    public static readonly IntentDefinition EnterCode = Row(new IntentDefinition<Intent.EnterCode>("enterCode")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.None<Intent.EnterCode>(),
        Phrases = [],
        Help = null,
        Handle = HandoverIntents.EnterAsync,
        Samples = HandoverCards.BringSamples,
    });

    public static readonly IntentDefinition BringYes = Row(
        new IntentDefinition<Intent.BringYes>("bringYes")
        {
            Effect = IntentEffect.Deletes,
            Button = ButtonData.With(
                ButtonFields.Number,
                number => new Intent.BringYes(number),
                bring => bring.Number,
                ButtonScope.OpenPrompt
            ),
            Phrases = [],
            Help = null,
            Handle = HandoverIntents.BringAsync,
            Samples = LeadsToAPrompt,
        }
    );

    public static readonly IntentDefinition BringNo = Row(new IntentDefinition<Intent.BringNo>("bringNo")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.BringNo>(ButtonScope.OpenPrompt),
        Phrases = [],
        Help = null,
        Handle = (turn, _, _) => HandoverIntents.DeclineAsync(turn),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition Restart = Row(new IntentDefinition<Intent.Restart>("restart")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Restart>(),
        Phrases = [Phrase.Always(PhraseGroups.Restart, new Intent.Restart())],
        Help = Messages.HelpRestart,
        Handle = (turn, _, _) => StartIntents.RestartAsync(turn),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition RestartYes = Row(new IntentDefinition<Intent.RestartYes>("restartYes")
    {
        Effect = IntentEffect.Deletes,
        Button = ButtonData.Plain<Intent.RestartYes>(),
        Phrases = [],
        Help = null,
        Handle = (turn, _, cancellationToken) => StartIntents.ConfirmRestartAsync(turn, cancellationToken),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition RestartNo = Row(new IntentDefinition<Intent.RestartNo>("restartNo")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.RestartNo>(),
        Phrases = [],
        Help = null,
        Handle = (turn, _, _) => StartIntents.DeclineRestartAsync(turn),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition Kept = Row(new IntentDefinition<Intent.Kept>("kept")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Kept>(),
        Phrases = [Phrase.Always(PhraseGroups.Kept, new Intent.Kept())],
        Help = Messages.HelpData,
        Handle = (turn, _, cancellationToken) => DataIntents.ShowAsync(turn, cancellationToken),
        Samples = DataCards.KeptSamples,
    });

    public static readonly IntentDefinition Export = Row(new IntentDefinition<Intent.Export>("export")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.Plain<Intent.Export>(ButtonScope.Always),
        Phrases = [Phrase.Always(PhraseGroups.Export, new Intent.Export())],
        Help = Messages.HelpExport,
        Handle = (turn, _, cancellationToken) => DataIntents.ExportAsync(turn, cancellationToken),
        Samples = DataCards.ExportSamples,
    });

    public static readonly IntentDefinition About = Row(new IntentDefinition<Intent.About>("about")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.About>(),
        Phrases = [],
        Help = null,
        Handle = AboutIntents.AnswerAsync,
        Samples = AboutCards.AnswerSamples,
    });

    public static readonly IntentDefinition Erase = Row(new IntentDefinition<Intent.Erase>("erase")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Erase>(ButtonScope.Always),
        Phrases = [Phrase.Always(PhraseGroups.Erase, new Intent.Erase())],
        Help = Messages.HelpErase,
        Handle = (turn, _, _) => AboutIntents.EraseAsync(turn),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition EraseYes = Row(new IntentDefinition<Intent.EraseYes>("eraseYes")
    {
        Effect = IntentEffect.Deletes,
        Button = ButtonData.Plain<Intent.EraseYes>(),
        Phrases = [],
        Help = null,
        Handle = (turn, _, cancellationToken) => AboutIntents.ConfirmEraseAsync(turn, cancellationToken),
        Samples = SaysASentence,
    });

    public static readonly IntentDefinition EraseNo = Row(new IntentDefinition<Intent.EraseNo>("eraseNo")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.EraseNo>(),
        Phrases = [],
        Help = null,
        Handle = (turn, _, _) => AboutIntents.DeclineEraseAsync(turn),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition Extra = Row(
        new IntentDefinition<Intent.Extra>("extra")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.Plain<Intent.Extra>(),
            Phrases = [Phrase.Always(PhraseGroups.Extra, new Intent.Extra())],
            Help = Messages.HelpExtra with
            {
                When = context => context.Content.ExtraQuestions is [var first, ..] && first.PackageId == context.Journey.PackageId,
            },
            Handle = (turn, _, cancellationToken) => QuestionIntents.ExtraAsync(turn, cancellationToken),
            Samples = LeadsToAPrompt,
        }
    );

    public static readonly IntentDefinition Languages = Row(new IntentDefinition<Intent.Languages>("languages")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Languages>(),
        Phrases = [],
        Help = Messages.HelpLanguage with { When = context => context.Content.Languages.Count > 1 },
        Handle = (turn, _, cancellationToken) => LanguageIntents.LanguagesAsync(turn, cancellationToken),
        Samples = at => at.Prompt.Position is Position.NotStarted ? [new("language", LanguageCard.Draw(at.Context))] : [],
    });

    public static readonly IntentDefinition ChangeLanguage = Row(
        new IntentDefinition<Intent.ChangeLanguage>("speak")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(
                ButtonFields.Language,
                tag => new Intent.ChangeLanguage(tag),
                change => change.Language,
                ButtonScope.Always
            ),
            Phrases = [],
            Help = null,
            Handle = LanguageIntents.ChangeLanguageAsync,
            Samples = SaysASentence,
        }
    );

    public static readonly IntentDefinition InMyLanguage = Row(
        new IntentDefinition<Intent.InMyLanguage>("inMyLanguage")
        {
            Effect = IntentEffect.Informs,
            Button = ButtonData.Plain<Intent.InMyLanguage>(ButtonScope.Always),
            Phrases = [Phrase.Always(PhraseGroups.InMyLanguage, new Intent.InMyLanguage())],
            Help = null,
            Handle = (turn, _, cancellationToken) => LanguageIntents.InMyLanguageAsync(turn, cancellationToken),
            Samples = LanguageCard.InMyLanguageSamples,
        }
    );

    public static readonly IntentDefinition Countries = Row(
        new IntentDefinition<Intent.Countries>("countries")
        {
            Effect = IntentEffect.Informs,
            Button = ButtonData.Plain<Intent.Countries>(ButtonScope.Always),
            Phrases = [Phrase.Always(PhraseGroups.Countries, new Intent.Countries())],
            Help = null,
            Handle = (turn, _, cancellationToken) => CountryIntents.AskAsync(turn, cancellationToken),
            Samples = CountryCards.AskSamples,
        }
    );

    public static readonly IntentDefinition SetCountry = Row(
        new IntentDefinition<Intent.SetCountry>("setCountry")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(
                ButtonFields.MaybeCountry,
                id => new Intent.SetCountry(id),
                set => set.CountryId,
                ButtonScope.Always
            ),
            Phrases = [],
            Help = null,
            Handle = CountryIntents.SetAsync,
            Samples = CountryCards.NotedSamples,
        }
    );

    public static readonly IntentDefinition MyPlan = Row(new IntentDefinition<Intent.MyPlan>("plan")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.Plain<Intent.MyPlan>(ButtonScope.Always),
        Phrases = [Phrase.Always(PhraseGroups.Plan, new Intent.MyPlan())],
        Help = Messages.HelpPlan,
        Handle = (turn, _, cancellationToken) => PlanIntents.PlanAsync(turn, cancellationToken),
        Samples = PlanCards.PlanSamples,
    });

    public static readonly IntentDefinition CompareRounds = Row(new IntentDefinition<Intent.CompareRounds>("compareRounds")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.Plain<Intent.CompareRounds>(ButtonScope.Always),
        Phrases = [Phrase.Always(PhraseGroups.Rounds, new Intent.CompareRounds())],
        Help = null,
        Handle = (turn, _, cancellationToken) => PlanIntents.CompareRoundsAsync(turn, cancellationToken),
        Samples = RoundsCard.Samples,
    });

    public static readonly IntentDefinition Finish = Row(new IntentDefinition<Intent.Finish>("finish")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Finish>(),
        Phrases = [Phrase.Always(PhraseGroups.Summary, new Intent.Finish())],
        Help = null,
        Handle = (turn, _, cancellationToken) => PlanIntents.FinishAsync(turn, cancellationToken),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition Explain = Row(new IntentDefinition<Intent.Explain>("explain")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.With(ButtonFields.Question, id => new Intent.Explain(id), explain => explain.QuestionId),
        Phrases = [Phrase.Always(PhraseGroups.Explain, Explanation)],
        Help = null,
        Handle = QuestionIntents.ExplainAsync,
        Samples = QuestionCards.ExplainedSamples,
    });

    public static readonly IntentDefinition Greet = Row(new IntentDefinition<Intent.Greet>("greet")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Greet>(),
        Phrases = [Phrase.Always(PhraseGroups.Greet, new Intent.Greet())],
        Help = null,
        Handle = (turn, _, cancellationToken) => StartIntents.GreetAsync(turn, cancellationToken),
        Samples = SaysASentence,
    });

    public static readonly IntentDefinition Thank = Row(new IntentDefinition<Intent.Thank>("thank")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Thank>(),
        Phrases = [Phrase.Always(PhraseGroups.Thanks, new Intent.Thank())],
        Help = null,
        Handle = (turn, _, cancellationToken) => StartIntents.ThankAsync(turn, cancellationToken),
        Samples = SaysASentence,
    });

    public static readonly IntentDefinition Wrong = Row(
        new IntentDefinition<Intent.Wrong>("wrong")
        {
            Effect = IntentEffect.Informs,
            Button = ButtonData.None<Intent.Wrong>(),
            Phrases =
            [
                Phrase.When(
                    PhraseGroups.No,
                    (_, prompt) => prompt.Position is Position.Check or Position.ExtraCheck ? new Intent.Wrong() : null
                ),
            ],
            Help = null,
            Handle = (turn, _, cancellationToken) => QuestionIntents.DenyAsync(turn, cancellationToken),
            Samples = SaysASentence,
        }
    );

    public static readonly IntentDefinition Change = Row(new IntentDefinition<Intent.Change>("change")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.With(ButtonFields.Question, id => new Intent.Change(id), change => change.QuestionId),
        Phrases =
        [
            Phrase.Numbered(PhraseGroups.Change, (number, context, prompt) =>
                ChangeOf(number, prompt.IsExtra ? context.Content.ExtraQuestions : context.Content.Questions)),
            Phrase.Numbered(PhraseGroups.Numbered, (number, context, prompt) =>
                prompt.Question is null ? null : ChangeOf(number, Answered(context))),
        ],
        Help = null,
        Handle = QuestionIntents.ChangeAsync,
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition ComparePackages = Row(new IntentDefinition<Intent.ComparePackages>("comparePackages")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.Plain<Intent.ComparePackages>(ButtonScope.Always),
        Phrases = [Phrase.Always(PhraseGroups.Packages, new Intent.ComparePackages())],
        Help = null,
        Handle = (turn, _, cancellationToken) => RecommendationIntents.CompareAsync(turn, cancellationToken),
        Samples = PackagesCard.Samples,
    });

    public static readonly IntentDefinition Choose = Row(
        new IntentDefinition<Intent.Choose>("choose")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(ButtonFields.Package, id => new Intent.Choose(id), choose => choose.PackageId),
            Phrases =
            [
                Phrase.Numbered(
                    PhraseGroups.Package,
                    (number, context, prompt) =>
                        prompt.IsAfterTheQuestions && context.Content.Packages.ElementAtOrDefault(number - 1) is { } package
                            ? new Intent.Choose(package.Id)
                            : null
                ),
                Phrase.When(
                    PhraseGroups.TakeOther,
                    (context, _) =>
                        Chosen(context) is { } chosen
                            ? new Intent.Choose(context.Content.Packages.First(package => package.Id != chosen.Id).Id)
                            : null
                ),
            ],
            Help = null,
            Handle = RecommendationIntents.ChooseAsync,
            Samples = LeadsToAPrompt,
        }
    );

    public static readonly IntentDefinition Station = Row(
        new IntentDefinition<Intent.Station>("station")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(ButtonFields.Station, id => new Intent.Station(id), station => station.StationId),
            Phrases =
            [
                Phrase.Numbered(
                    PhraseGroups.Station,
                    (number, context, _) =>
                        Chosen(context)?.Stations.FirstOrDefault(station => station.Number == number) is { } found
                            ? new Intent.Station(found.Id)
                            : new Intent.Route()
                ),
            ],
            Help = null,
            Handle = StationIntents.StationAsync,
            Samples = LeadsToAPrompt,
        }
    );

    public static readonly IntentDefinition Cases = Row(new IntentDefinition<Intent.Cases>("cases")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.With(ButtonFields.Package, id => new Intent.Cases(id), cases => cases.PackageId),
        Phrases = [Phrase.When(PhraseGroups.Cases, (context, _) => Chosen(context) is { } chosen ? new Intent.Cases(chosen.Id) : null)],
        Help = null,
        Handle = StationIntents.CasesAsync,
        Samples = RouteCards.CasesSamples,
    });

    public static readonly IntentDefinition HaveTime = Row(new IntentDefinition<Intent.HaveTime>("haveTime")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.With(ButtonFields.Minutes, minutes => new Intent.HaveTime(minutes), time => time.Minutes),
        Phrases = [Phrase.Numbered(PhraseGroups.Time, (minutes, _, _) => new Intent.HaveTime(minutes))],
        Help = null,
        Handle = StationIntents.TimeAsync,
        Samples = TimeCard.Samples,
    });

    public static readonly IntentDefinition StationDone = Row(
        new IntentDefinition<Intent.StationDone>("stationDone")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(ButtonFields.Station, id => new Intent.StationDone(id), done => done.StationId),
            Phrases =
            [
                Phrase.When(
                    PhraseGroups.StationDone,
                    (context, prompt) => StepIn(context, prompt) is { } step ? new Intent.StationDone(step.Station.Id) : null
                ),
            ],
            Help = null,
            Handle = StationIntents.StationDoneAsync,
            Samples = LeadsToAPrompt,
        }
    );

    public static readonly IntentDefinition ActionDone = Row(
        new IntentDefinition<Intent.ActionDone>("actionDone")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(
                ButtonFields.Action,
                ButtonFields.Done,
                (id, isDone) => new Intent.ActionDone(id, isDone),
                action => (action.ActionId, action.Done)
            ),
            Phrases =
            [
                Phrase.Numbered(PhraseGroups.ActionDone, (number, context, prompt) => ActionOf(number, context, prompt, isDone: true)),
                Phrase.Numbered(PhraseGroups.ActionOpen, (number, context, prompt) => ActionOf(number, context, prompt, isDone: false)),
            ],
            Help = null,
            Handle = PlanIntents.ActionDoneAsync,
            Samples = LeadsToAPrompt,
        }
    );

    public static readonly IntentDefinition DecideAction = Row(
        new IntentDefinition<Intent.DecideAction>("decide")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(
                ButtonFields.Action,
                ButtonFields.Decision,
                (id, decision) => new Intent.DecideAction(id, decision),
                decide => (decide.ActionId, decide.Decision)
            ),
            Phrases =
            [
                Phrase.Numbered(PhraseGroups.PlanChoose, (number, context, _) => DecisionOn(number, context, ActionDecision.Choose)),
                Phrase.Numbered(PhraseGroups.PlanNotForUs, (number, context, _) => DecisionOn(number, context, ActionDecision.NotForUs)),
                Phrase.Numbered(PhraseGroups.PlanDrop, (number, context, _) => DecisionOn(number, context, ActionDecision.Drop)),
            ],
            Help = null,
            Handle = PlanIntents.DecideAsync,
            Samples = LeadsToAPrompt,
        }
    );

    public static readonly IntentDefinition ArrangeAction = Row(
        new IntentDefinition<Intent.ArrangeAction>("arrange")
        {
            Effect = IntentEffect.Changes,
            Button = new(
                ButtonScope.Round,
                (json, arrange) =>
                {
                    ButtonFields.Action.Write(json, arrange.ActionId);
                    ButtonFields.Who.Write(json, arrange.Who);
                    ButtonFields.Until.Write(json, arrange.Until);
                    ButtonFields.Proof.Write(json, arrange.Proof);
                    ButtonFields.Note.Write(json, arrange.Note);
                },
                json =>
                    ButtonFields.Action.Read(json) is (true, { } id)
                        ? new Intent.ArrangeAction(id)
                        {
                            Who = ButtonFields.Who.Read(json).Value,
                            Until = ButtonFields.Until.Read(json).Value,
                            Proof = ButtonFields.Proof.Read(json).Value,
                            Note = ButtonFields.Note.Read(json).Value,
                        }
                        : null
            ),
            Phrases =
            [
                Phrase.Numbered(
                    PhraseGroups.PlanArrange,
                    (number, context, _) => context.ActionNumbered(number) is { } action ? new Intent.ArrangeAction(action.Id) : null
                ),
            ],
            Help = null,
            Handle = PlanIntents.ArrangeAsync,
            Samples = PlanCards.ArrangeSamples,
        }
    );

    public static readonly IntentDefinition AddAction = Row(
        new IntentDefinition<Intent.AddAction>("addAction")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(
                ButtonFields.Text,
                ButtonFields.MaybeStation,
                (text, station) => new Intent.AddAction(text, station),
                add => (add.Text, add.StationId)
            ),
            Phrases = [Phrase.Always(PhraseGroups.PlanOwn, new Intent.AddAction(null, null))],
            Help = null,
            Handle = PlanIntents.AddAsync,
            Samples = PlanCards.OwnSamples,
        }
    );

    public static readonly IntentDefinition SaveResource = Row(
        new IntentDefinition<Intent.SaveResource>("saveResource")
        {
            Effect = IntentEffect.Changes,
            Button = ButtonData.With(
                ButtonFields.Resource,
                ButtonFields.Saved,
                (id, saved) => new Intent.SaveResource(id, saved),
                save => (save.ResourceId, save.Saved),
                ButtonScope.Always
            ),
            Phrases =
            [
                Phrase.Numbered(PhraseGroups.ResourceSave, (number, _, prompt) => SavingOf(number, prompt, isSaved: true)),
                Phrase.Numbered(PhraseGroups.ResourceRemove, (number, _, prompt) => SavingOf(number, prompt, isSaved: false)),
            ],
            Help = null,
            Handle = PlanIntents.SaveAsync,
            Samples = SaysASentence,
        }
    );

    public static readonly IntentDefinition Start = Row(new IntentDefinition<Intent.Start>("start")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Start>(ButtonScope.OpenPrompt),
        Phrases = [Phrase.OnButton(PhraseGroups.Start, new Intent.Start())],
        Help = null,
        Handle = (turn, _, cancellationToken) => StartIntents.StartAsync(turn, cancellationToken),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition Answer = Row(
        new IntentDefinition<Intent.Answer>("answer")
        {
            Effect = IntentEffect.Answers,
            Button = ButtonData.With(
                ButtonFields.Question,
                ButtonFields.Answer,
                (id, value) => new Intent.Answer(id, value),
                answer => (answer.QuestionId, answer.Value)
            ),
            Phrases = [],
            Help = null,
            Handle = QuestionIntents.AnswerAsync,
            Samples = QuestionCards.AnsweredSamples,
        }
    );

    public static readonly IntentDefinition Clarify = Row(new IntentDefinition<Intent.Clarify>("clarify")
    {
        Effect = IntentEffect.Informs,
        Button = ButtonData.None<Intent.Clarify>(),
        Phrases = [],
        Help = null,
        Handle = QuestionIntents.ClarifyAsync,
        Samples = QuestionCards.ClarifySamples,
    });

    public static readonly IntentDefinition Confirm = Row(new IntentDefinition<Intent.Confirm>("confirm")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Confirm>(ButtonScope.OpenPrompt),
        Phrases = [Phrase.OnButton(PhraseGroups.Confirm, new Intent.Confirm())],
        Help = null,
        Handle = (turn, _, cancellationToken) => QuestionIntents.ConfirmAsync(turn, cancellationToken),
        Samples = LeadsToAPrompt,
    });

    public static readonly IntentDefinition Next = Row(new IntentDefinition<Intent.Next>("next")
    {
        Effect = IntentEffect.Changes,
        Button = ButtonData.Plain<Intent.Next>(ButtonScope.OpenPrompt),
        Phrases = [Phrase.OnButton(PhraseGroups.Next, new Intent.Next())],
        Help = null,
        Handle = (turn, _, cancellationToken) => StationIntents.NextAsync(turn, cancellationToken),
        Samples = LeadsToAPrompt,
    });

    /// <summary>All rows.</summary>
    public static IReadOnlyList<IntentDefinition> All => Rows;

    /// <summary>All phrases, in the table's order.</summary>
    public static IReadOnlyList<Phrase> Phrases { get; } = [.. Rows.SelectMany(row => row.Phrases)];

    /// <summary>The names of all synonym groups that the content must have.</summary>
    public static IReadOnlyList<string> SynonymGroups { get; } =
    [.. PhraseGroups.Grammar.Concat(Phrases.Select(phrase => phrase.Group)).Distinct()];

    /// <summary>
    /// The names of the synonym groups that the bot understands while a question is open. No phrase may be in two of them, because it would
    /// be ambiguous.
    /// </summary>
    public static IReadOnlyList<string> ExclusiveGroups { get; } =
        [
            PhraseGroups.Yes, PhraseGroups.No, PhraseGroups.NotSure,
            .. Phrases.Where(phrase => phrase.IsExclusive).Select(phrase => phrase.Group),
        ];

    private static readonly FrozenDictionary<string, IntentDefinition> ById = Rows.ToFrozenDictionary(row => row.Id);

    /// <summary>Returns the row of the intent with this name; null if the table has none.</summary>
    public static IntentDefinition? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Returns the intent that "explain" means: explain the open question or, if no question is open, show the help.</summary>
    public static Intent Explanation(OpenPrompt prompt) =>
        prompt.Question is { } question ? new Intent.Explain(question.Id) : new Intent.Help();

    private static IntentDefinition Row(IntentDefinition row)
    {
        Rows.Add(row);
        return row;
    }

    // The bot replies to the intent with a prompt. The gallery draws the card of every prompt already, so the intent needs no sample.
    private static IEnumerable<SampleCard> LeadsToAPrompt(SamplePoint at) => [];

    // The bot replies to the intent with a sentence and not with a card, so the intent has no sample.
    private static IEnumerable<SampleCard> SaysASentence(SamplePoint at) => [];

    private static KnowledgePackage? Chosen(CardContext context) => context.Content.FindPackage(context.Journey.PackageId);

    private static Position.Step? StepIn(CardContext context, OpenPrompt prompt) =>
        Chosen(context) is null ? null : prompt.Position as Position.Step;

    private static Intent.Change? ChangeOf(int number, IReadOnlyList<Challenge> questions) =>
        questions.ElementAtOrDefault(number - 1) is { } question ? new Intent.Change(question.Id) : null;

    // Returns the questions to which "No 2" (number 2) can go back. The text may also mean the answer "no", so it never leads to a question
    // that is not answered yet.
    private static IReadOnlyList<Challenge> Answered(CardContext context) =>
        [.. context.Content.Questions.TakeWhile(question => context.Journey.Answers.Any(answer => answer.ChallengeId == question.Id))];

    private static Intent.ActionDone? ActionOf(int number, CardContext context, OpenPrompt prompt, bool isDone) =>
        prompt.Question is null && context.ActionNumbered(number) is { } action ? new Intent.ActionDone(action.Id, isDone) : null;

    private static Intent.DecideAction? DecisionOn(int number, CardContext context, ActionDecision decision) =>
        context.ActionNumbered(number) is { } action ? new Intent.DecideAction(action.Id, decision) : null;

    private static Intent.SaveResource? SavingOf(int number, OpenPrompt prompt, bool isSaved) =>
        prompt.Station?.ResourceIds.ElementAtOrDefault(number - 1) is { } id ? new Intent.SaveResource(id, isSaved) : null;
}
