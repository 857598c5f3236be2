-- Writes a script as a person does: finds mistakes, completes, asks, renames, puts in order.
local result = {}

local function on_error(failure)
  result.error = debug.traceback(failure)
end

local function wait_for(condition)
  assert(vim.wait(30000, condition, 10), 'it never came')
end

local function findings(script)
  local found = {}
  for _, it in ipairs(vim.diagnostic.get(script)) do
    local code = it.code or it.user_data.lsp.code
    table.insert(found, { it.lnum + 1, code .. ': ' .. it.message })
  end
  return found
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
end

--- Put the cursor on the first place of some words.
local function go_to(words)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search('\\V' .. words, 'c') > 0, words)
end

local function answer_to(script, method)
  local client = require('storyc.asking').client(script)
  result.encoding = client.offset_encoding
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  return vim.lsp.buf_request_sync(script, method, params, 30000)[client.id].result
end

local function completed(script)
  local told = answer_to(script, 'textDocument/completion')
  return vim.tbl_map(function(it)
    return it.label
  end, told.items or told)
end

--- Take the first of what a code action offers.
vim.ui.select = function(items, _, choose)
  result.offered = vim.tbl_map(function(it)
    return (it.action or it[2]).title
  end, items)
  choose(items[1])
end

local function write()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.SCRIPT))
  local script = vim.api.nvim_get_current_buf()
  wait_for(function()
    return #vim.diagnostic.get(script) > 0
  end)
  result.findings = findings(script)

  go_to('apperance')
  vim.cmd('StoryExplain')
  wait_for(function()
    return vim.bo.filetype == 'markdown'
  end)
  result.page = text_of(0)
  vim.cmd('close')
  vim.lsp.buf.code_action()
  wait_for(function()
    return #vim.diagnostic.get(script) == 0
  end)

  go_to('ANNA runs')
  result.hover = answer_to(script, 'textDocument/hover').contents.value

  go_to('+ ANNA')
  vim.api.nvim_buf_set_lines(script, vim.fn.line('.'), vim.fn.line('.'), false, { '+ ANNA wears ' })
  vim.api.nvim_win_set_cursor(0, { vim.fn.line('.') + 1, 12 })
  vim.cmd('startinsert!')
  result.completed = completed(script)
  vim.cmd('stopinsert')
  vim.api.nvim_buf_set_lines(script, vim.fn.line('.') - 1, vim.fn.line('.'), false, {})

  go_to('TICKET')
  vim.lsp.buf.rename('LETTER')
  wait_for(function()
    return not text_of(script):find('TICKET')
  end)

  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 30000 })
  else
    vim.lsp.buf.formatting_sync({}, 30000)
  end
  result.text = text_of(script)

  go_to('ANNA runs')
  vim.cmd('StoryPrompt')
  wait_for(function()
    return vim.fn.winnr('$') > 1
  end)
  local shown = vim.api.nvim_win_get_buf(vim.fn.win_getid(2))
  result.prompt = text_of(shown)
end

xpcall(write, on_error)
vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.RESULT)
vim.cmd('qall!')
