--- Starts the language server for scripts, and brings the commands that only scripts have.
local group = vim.api.nvim_create_augroup('storyc', {})

if vim.lsp.enable then
  vim.lsp.enable('storyc')
else
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = { 'story', 'fountain' },
    callback = function(event)
      require('storyc.attach').attach(event.buf)
    end,
  })
end

vim.lsp.handlers['storyc/didChangePlan'] = function()
  require('storyc.prompt').refresh()
end

vim.lsp.commands['storyc.showPrompt'] = function(command)
  local script = vim.uri_to_bufnr(command.arguments[1])
  require('storyc.prompt').show(script, command.arguments[2])
end

vim.api.nvim_create_user_command('StoryPrompt', function()
  require('storyc.prompt').show()
end, { desc = 'Show the prompt of the clip under the cursor' })

vim.api.nvim_create_user_command('StoryStatistics', function()
  require('storyc.statistics').show()
end, { desc = 'Show running time, price and who speaks how much' })

vim.api.nvim_create_user_command('StoryExplain', function()
  require('storyc.explain').show()
end, { desc = 'Show what the finding in this line means, and what to write' })

vim.api.nvim_create_autocmd('CursorHold', {
  group = group,
  pattern = { '*.story', '*.fountain' },
  callback = function()
    require('storyc.prompt').follow()
  end,
})
