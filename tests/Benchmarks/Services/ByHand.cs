using System.Text;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Marketplace.Tests.Benchmarks.Services;

/// <summary>The shortest way from a commit to a search: NOTIFY wakes a listener, which sends to the broker; what comes from there goes into an index that is opened anew.</summary>
internal sealed class ByHand : IAsyncDisposable
{
    private const string Queue = "bench-by-hand";

    private readonly NpgsqlDataSource _data;
    private readonly NpgsqlConnection _listener;
    private readonly IConnection _broker;
    private readonly IChannel _sending;
    private readonly IChannel _taking;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lucene.Net.Store.Directory _directory = FSDirectory.Open(System.IO.Directory.CreateTempSubdirectory("marketplace-bench-"));
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private Task _listening = Task.CompletedTask;

    private ByHand(NpgsqlDataSource data, NpgsqlConnection listener, IConnection broker, IChannel sending, IChannel taking)
    {
        (_data, _listener, _broker, _sending, _taking) = (data, listener, broker, sending, taking);
        _writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new StandardAnalyzer(LuceneVersion.LUCENE_48)));
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, null);
    }

    public static async Task<ByHand> StartAsync(string postgres, string rabbitMq)
    {
        var data = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres) { Database = "postgres" });
        await using (var create = data.CreateCommand("DROP TABLE IF EXISTS by_hand; CREATE TABLE by_hand (id uuid PRIMARY KEY, title text NOT NULL)")) await create.ExecuteNonQueryAsync();
        var broker = await new ConnectionFactory { Uri = new Uri(rabbitMq) }.CreateConnectionAsync();
        var sending = await broker.CreateChannelAsync(new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null));
        var taking = await broker.CreateChannelAsync();
        await taking.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        var hand = new ByHand(data, await data.OpenConnectionAsync(), broker, sending, taking);
        await hand.ListenAsync();
        return hand;
    }

    public async Task PublishAsync(string title)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await _data.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand("INSERT INTO by_hand VALUES ($1, $2)", connection) { Parameters = { new() { Value = id }, new() { Value = title } } };
        await insert.ExecuteNonQueryAsync();
        await using var notify = new NpgsqlCommand("SELECT pg_notify('by_hand', $1)", connection) { Parameters = { new() { Value = id.ToString() } } };
        await notify.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public bool Finds(string word)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return searcher.Search(new TermQuery(new Term("title", word)), 1).TotalHits > 0;
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _broker.DisposeAsync();
        await _listener.DisposeAsync();
        await _data.DisposeAsync();
        _searchers.Dispose();
        _writer.Dispose();
        _directory.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        var taker = new AsyncEventingBasicConsumer(_taking);
        taker.ReceivedAsync += async (_, delivery) =>
        {
            _writer.UpdateDocument(new Term("id", delivery.BasicProperties.MessageId), new Document
            {
                new StringField("id", delivery.BasicProperties.MessageId!, Field.Store.YES),
                new TextField("title", Encoding.UTF8.GetString(delivery.Body.Span), Field.Store.NO),
            });
            _searchers.MaybeRefreshBlocking();
            await _taking.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await _taking.BasicConsumeAsync(Queue, autoAck: false, taker);

        var heard = System.Threading.Channels.Channel.CreateUnbounded<Guid>();
        _listener.Notification += (_, notice) => heard.Writer.TryWrite(Guid.Parse(notice.Payload));
        await using (var listen = new NpgsqlCommand("LISTEN by_hand", _listener)) await listen.ExecuteNonQueryAsync();
        _listening = Task.WhenAll(Task.Run(HearAsync), Task.Run(SendAsync));

        async Task HearAsync()
        {
            while (!_stop.IsCancellationRequested) await _listener.WaitAsync(_stop.Token);
        }

        async Task SendAsync()
        {
            await foreach (var id in heard.Reader.ReadAllAsync(_stop.Token))
            {
                await using var read = _data.CreateCommand("SELECT title FROM by_hand WHERE id = $1");
                read.Parameters.Add(new() { Value = id });
                var title = (string)(await read.ExecuteScalarAsync())!;
                await _sending.BasicPublishAsync("", Queue, mandatory: false, new BasicProperties { MessageId = id.ToString(), DeliveryMode = DeliveryModes.Persistent }, Encoding.UTF8.GetBytes(title));
            }
        }
    }
}
