using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Site;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The texts of the page around the conversation, and of the embedding script, from <c>page.json</c>.</summary>
public static class PageTexts
{
    /// <summary>The ids of all texts that the pages and the scripts show, with the placeholders of each text.</summary>
    public static IReadOnlyList<MessageDefinition> Requirements { get; } =
    [
        new("page.title"),
        new("page.description"),
        new("page.skip"),
        new("page.conversation"),
        new("page.commands"),
        new("page.language"),
        new("page.close"),
        new("page.help"),
        new("page.help.says"),
        new("page.restart"),
        new("page.restart.says"),
        new("page.loading"),
        new("page.offline"),
        new("page.reconnecting"),
        new("page.recovered"),
        new("page.compose"),
        new("page.answers", "count"),
        new("page.waiting"),
        new("page.newBelow"),
        new("page.earlier"),
        new("page.goOn"),
        new("page.about"),
        new("page.accessibility"),
        new("page.contact"),
        new("page.runBy", "name"),
        new("page.about.what"),
        new("page.about.data"),
        new("page.about.data.text"),
        new("page.about.accessibility.text"),
        new("page.about.contact.text"),
        new("page.about.back"),
        new("page.off.text"),
        .. SitePage.Requirements,
        new("page.plan.ways"),
        new("page.plan.remind"),
        new("page.plan.print"),
        new("page.plan.copy"),
        new("page.plan.copied"),
        new("page.plan.mail"),
        new("page.plan.centre"),
        new("page.plan.code"),
        new("page.plan.none"),
        new("page.plan.none.text"),
        new("page.plan.away"),
        new("page.plan.away.text"),
        new("page.plan.noDates"),
        new("page.plan.noDates.text"),
        new("page.form.titleAt", "place", "title"),
        new("page.form.send"),
        new("page.form.sendAgain", "choice"),
        new("page.form.before"),
        new("page.form.you"),
        new("page.form.change"),
        new("page.answer.change"),
        new("page.form.empty"),
        new("page.form.old"),
        new("page.form.moved"),
        new("page.form.large"),
        new("page.form.notSaved"),
        new("page.form.away"),
        new("page.form.reload"),
        new("page.progress"),
        new("page.progress.start"),
        new("page.progress.question", "number", "total"),
        new("page.progress.check", "total"),
        new("page.progress.recommendation", "package"),
        new("page.progress.route", "package", "done", "stations"),
        new("page.progress.extra", "package", "number", "total"),
        new("page.progress.station", "package", "number", "stations", "step", "steps"),
        new("page.progress.summary", "package", "done", "stations"),
        new("page.package.kp1"),
        new("page.package.kp2"),
        new("page.embed.label"),
        new("page.embed.title"),
        new("page.embed.failed"),
        new("page.embed.tab"),
        new("page.embed.larger"),
        .. EmbedExample.Requirements,
    ];

    /// <summary>Returns the page's texts of one language by id. Placeholders in the texts are not filled in.</summary>
    public static Dictionary<string, string> In(ContentTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new(texts.MessagesStartingWith("page."));
    }
}
