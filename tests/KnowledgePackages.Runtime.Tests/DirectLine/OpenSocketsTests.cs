using System.Net;
using KnowledgePackages.Runtime.DirectLine;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

public sealed class OpenSocketsTests
{
    private readonly OpenSockets _sockets = new();

    [Fact]
    public void One_address_takes_its_share_and_no_more_and_gives_back_what_it_closes()
    {
        var places = Enumerable.Range(0, OpenSockets.MaxPerAddress).Select(_ => _sockets.TryEnter(IPAddress.Loopback)).ToList();

        Assert.DoesNotContain(null, places);
        Assert.Null(_sockets.TryEnter(IPAddress.Loopback));
        Assert.NotNull(_sockets.TryEnter(IPAddress.Parse("203.0.113.7")));

        places[0]!.Dispose();
        places[0]!.Dispose(); // a second Dispose has no effect
        Assert.NotNull(_sockets.TryEnter(IPAddress.Loopback));
        Assert.Null(_sockets.TryEnter(IPAddress.Loopback));
    }

    [Fact]
    public void All_networks_of_one_caller_of_IPv6_are_one_address()
    {
        foreach (var number in Enumerable.Range(1, OpenSockets.MaxPerAddress))
        {
            Assert.NotNull(_sockets.TryEnter(IPAddress.Parse($"2001:db8:1:1::{number:x}")));
        }

        Assert.Null(_sockets.TryEnter(IPAddress.Parse("2001:db8:1:1:ffff::1")));
        Assert.NotNull(_sockets.TryEnter(IPAddress.Parse("2001:db8:1:2::1")));
    }

    [Fact]
    public async Task When_all_are_taken_nobody_else_gets_one_and_readiness_says_so()
    {
        var check = new SocketsCheck(_sockets);
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy, (await check.CheckHealthAsync(new())).Status);
        for (var number = 0; number < OpenSockets.MaxSockets; number++)
        {
            Assert.NotNull(_sockets.TryEnter(new IPAddress(BitConverter.GetBytes(0x0A000000 + (number / 400)))));
        }

        Assert.Null(_sockets.TryEnter(IPAddress.Loopback));
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, (await check.CheckHealthAsync(new())).Status);
    }
}
