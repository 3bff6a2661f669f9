using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>What written texts mean at an open question, and what must not be taken for an answer.</summary>
public class ListeningTests
{
    private static readonly Listener Listener = new(new Phrasebook(TestContent.English));

    [Theory]
    [InlineData("yes", "Yes", "YES!", "yes.", " yes ", "y", "Y", "yess", "yesss", "yeeeeees!!!", "yep", "Yup", "yeah", "yes please", "ok yes", "well, yes", "1", "1.", "#1", "(1)")]
    [InlineData("one", "option 1", "number one", "Yes, we do", "yes we do", "we do", "Yes, it does.", "yes of course", "Of course!", "sure", "definately", "absolutely", "Certainly", "absolutley")]
    [InlineData("I think so", "I think yes", "I would say yes", "Yes, definitely", "yes, very much", "Yes, we have problems with companies", "ｙｅｓ", "yés", "👍", "👍🏽", "👍👍", "yes 👍", "yes 😀", "✅", "true", "correct")]
    [InlineData("it is very hard", "yes it is hard", "yes, it's really hard for us", "1️⃣", "١", "yes\u200B", "‎yes‎", "Yes\n")]
    public void Means_yes(params string[] texts) => AllMean(texts, AnswerValue.Yes);

    [Theory]
    [InlineData("no", "No", "NO!", "no.", "n", "nooo", "nope", "Nope.", "noep", "nah", "not really", "not realy", "Not raelly", "not at all", "no, not really", "No way!", "never", "2", "2)", "two", "option two")]
    [InlineData("we don't", "we dont", "We don’t", "no we do not", "No, it doesn't", "no it isn't", "of course not", "certainly not", "I don't think so", "i dont think so", "probably not", "it is easy", "not difficult", "not dificult")]
    [InlineData("No, thanks", "no thank you", "no, we have good partners", "👎", "👎🏿", "❌", "ＮＯ", "nò", "no 👍", "no no")]
    public void Means_no(params string[] texts) => AllMean(texts, AnswerValue.No);

    [Theory]
    [InlineData("not sure", "Not sure.", "not shure", "notsure", "unsure", "not so sure", "I'm not sure", "im not sure", "I am not sure", "maybe", "Maybe...", "mayby", "perhaps", "perhabs", "I don't know", "i dont know", "idontknow", "i do not know", "dont know")]
    [InlineData("dunno", "no idea", "No idea!", "I have no idea", "no clue", "who knows", "no one knows", "hard to say", "idk", "3", "three", "option 3", "🤷", "🤷‍♀️", "🤷🏽‍♂️", "I can't say", "we are not sure")]
    public void Means_not_sure(params string[] texts) => AllMean(texts, AnswerValue.NotSure);

    [Theory]
    [InlineData("not yes", "not no", "yes and no", "yes or no", "yes no", "no yes", "No. Yes!", "Yes. No.", "yes?", "no?", "maybe?", "sometimes", "it depends", "partly", "a little", "know", "now", "not", "note", "noon", "yet", "eyes")]
    [InlineData("yes but only sometimes", "yes, but not always", "Yes, but it depends", "No, but sometimes", "no, wait, yes", "No, however we had problems last year", "no partners at all", "no time for this", "no problem with that at all, we only struggle with money")]
    [InlineData("Do you mean yes or no?", "Is that a yes?", "should I say no", "I said no last year", "My colleague would say yes", "The no of learners is 200", "we have no partners abroad", "there is no money for this", "ok", "okay", "1 2", "12", "0", "6", "-", "1 yes")]
    [InlineData("In our town there are many companies and no one of them wants to work with us because the last project was not a success and nobody called them", "We know many firms. No contract yet.", "Nobody asked us before")]
    [InlineData("incorrect", "disagree", "untrue", "yes we dont", "no we do", "we can", "ja", "oui")]
    public void Is_not_taken_for_an_answer(params string[] texts) =>
        Assert.All(texts, text => Assert.False(Hear(text) is Move.Answer, $"'{text}' was taken for {Hear(text)}"));

    [Theory]
    [InlineData("what is smart specialisation?", "smart-specialisation")]
    [InlineData("yes but what is smart specialisation?", "smart-specialisation")]
    [InlineData("no, what is S3", "smart-specialisation")]
    [InlineData("What does 'triple helix' mean?", "triple-helix")]
    [InlineData("what's a CoVE", "cove")]
    [InlineData("whats a skills ecosystem", "skills-ecosystem")]
    [InlineData("what are learning outcomes", "learning-outcome")]
    [InlineData("smart specialisation", "smart-specialisation")]
    [InlineData("Smart Specialization?", "smart-specialisation")]
    [InlineData("what is smart specialisaton", "smart-specialisation")]
    [InlineData("define quadruple helix please", "quadruple-helix")]
    [InlineData("please explain applied research", "applied-research")]
    [InlineData("tell me about the ETF", "etf")]
    [InlineData("I don't know what smart specialisation is", "smart-specialisation")]
    [InlineData("no idea, what does smart specialisation mean", "smart-specialisation")]
    [InlineData("what is a VET centre?", "vet-centre")]
    [InlineData("what is the weather like", null)]
    [InlineData("what is love?", null)]
    public void Asks_for_a_term(string text, string? termId) => Assert.Equal(new Move.LookUp(termId), Hear(text));

    [Theory]
    [InlineData("what does this mean?", "what does this mean", "What does it mean", "explain", "explain please", "Example?", "I don't understand", "what is this?", "what is meant", "5", "?", "???", "what", "what is the question")]
    public void Asks_for_an_explanation(params string[] texts) => AllAre(texts, new Move.Explain("kp2-c3"));

    [Fact]
    public void Hears_commands_in_their_variants()
    {
        AllAre(["help", "Help!", "hepl", "help me please", "please help", "commands", "how does it work"], new Move.Help());
        AllAre(["back", "Back.", "bakc", "go back", "previous question", "4", "b", "undo", "👈"], new Move.Back());
        AllAre(["restart", "re-start", "restrat", "start over", "Start again!", "from the beginning"], new Move.Restart());
        AllAre(["status", "where am I?", "statsu", "progress", "how far?"], new Move.Status());
        AllAre(["stations", "show the stations", "statoins", "station 2", "route"], new Move.Route());
        AllAre(["stop", "stpo", "bye", "see you later", "continue later"], new Move.Leave());
        AllAre(["continue", "go on", "repeat please", "contineu"], new Move.Continue());
        AllAre(["words", "glossary", "glosary"], new Move.Glossary());
        AllAre(["hello", "Hi!", "good morning", "helo"], new Move.Greet());
        AllAre(["change 2", "Change answer 2", "question 2", "change question two"], new Move.Change("kp2-c2"));
    }

    private static Move? Hear(string text)
    {
        var journey = new Journey().Start() with
        {
            Answers = [new("kp2-c1", AnswerValue.No, default), new("kp2-c2", AnswerValue.No, default)],
        };
        var scene = new Scene(TestContent.Content, TestContent.English, journey);
        var place = Place.Of(journey, TestContent.Content, asksRestart: false);
        var choices = PlaceCards.For(scene, place).Choices;
        return Listener.Hear(Utterance.Of(text), scene, place, choices, choices);
    }

    private static void AllMean(string[] texts, AnswerValue value) => AllAre(texts, new Move.Answer("kp2-c3", value));

    private static void AllAre(string[] texts, Move move)
    {
        var wrong = texts.Select(text => (text, heard: Hear(text))).Where(pair => pair.heard != move).Select(pair => $"'{pair.text}' was heard as {pair.heard}");
        Assert.Empty(wrong);
    }
}
